/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.InputDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StemDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.expansion.NetworkExpansion;
import dev.stagecraft.processor.shape.FeatureMap;
import dev.stagecraft.processor.shape.ShapeInference;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The stem leaves enough of the image for the last stage. An ImageNet stem divides the sides of an image by four; of 28x28 its
 * fourth stage would see 2x2.
 */
final class MapBeforeLastStage implements ReviewRule {
    /** The side of the map below which it is probably a mistake. */
    private static final int SIDE = 4;

    /** The largest images that are tried. */
    private static final int LARGEST = 4096;

    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        FeatureMap map = beforeLastStage(network);
        if (map.side() < SIDE && network.input().side() > 1) {
            NetworkDeclaration declaration = network.network().declaration();
            String last =
                    network.stages().get(network.stages().size() - 1).stage().name();
            diagnostics.report(
                    Message.SMALL_MAP,
                    origin(declaration),
                    last,
                    map.area(),
                    SIDE,
                    SIDE,
                    remedy(declaration.withoutOutputs()));
        }
    }

    private static FeatureMap beforeLastStage(ShapedNetwork network) {
        return (FeatureMap) network.stages().get(network.stages().size() - 1).input();
    }

    private static Origin origin(NetworkDeclaration declaration) {
        return declaration
                .stem()
                .map(stem -> stem.stride().origin())
                .orElseGet(() -> declaration.input().orElseThrow().height().origin());
    }

    /** The first change that leaves enough; the outputs that are expected will change with it. */
    private static String remedy(NetworkDeclaration declaration) {
        Map<String, StemDeclaration> changes = new LinkedHashMap<>();
        declaration.stem().ifPresent(stem -> {
            StemDeclaration unpooled = stem.with(stem.pool().with(Pool.Kind.NONE));
            changes.put("Leave out the stem's pool", unpooled);
            changes.put("Set stride = 1", stem.withStride(1));
            changes.put("Set stride = 1 and leave out the stem's pool", unpooled.withStride(1));
        });
        return changes.entrySet().stream()
                .filter(change -> leavesEnough(declaration.with(change.getValue())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> largerImages(declaration));
    }

    /** A side that is long enough stays as it is. */
    private static String largerImages(NetworkDeclaration declaration) {
        InputDeclaration input = declaration.input().orElseThrow();
        int height = input.height().value();
        int width = input.width().value();
        return smallest(
                        Math.min(height, width),
                        side -> leavesEnough(
                                declaration.with(input.withSize(Math.max(height, side), Math.max(width, side)))))
                .mapToObj(
                        side -> "Use images of " + Math.max(height, side) + "x" + Math.max(width, side) + " or larger")
                .findFirst()
                .orElse("Leave out a stage");
    }

    /** The smallest side beyond one that is too small. Doubled, then halved: more is enough where less is. */
    private static IntStream smallest(int tooSmall, IntPredicate isEnough) {
        int enough = tooSmall + 1;
        while (enough < LARGEST && !isEnough.test(enough)) {
            enough = (int) Math.min(LARGEST, 2L * enough);
        }
        int below = tooSmall;
        while (enough - below > 1) {
            int middle = below + (enough - below) / 2;
            if (isEnough.test(middle)) {
                enough = middle;
            } else {
                below = middle;
            }
        }
        return IntStream.of(enough).filter(isEnough);
    }

    private static boolean leavesEnough(NetworkDeclaration candidate) {
        Optional<ShapedNetwork> shaped = ShapeInference.infer(NetworkExpansion.expand(candidate), new Diagnostics());
        return shaped.map(it -> beforeLastStage(it).side() >= SIDE).orElse(false);
    }
}
