/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Window;
import dev.stagecraft.processor.network.WindowLayer;
import dev.stagecraft.processor.shape.FeatureMap;
import dev.stagecraft.processor.shape.ShapedBlock;
import dev.stagecraft.processor.shape.ShapedLayer;
import dev.stagecraft.processor.shape.ShapedNetwork;
import dev.stagecraft.processor.shape.ShapedStage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The windows that move over a network's maps, with their names. */
final class NamedWindows {
    /** The sections of a network. */
    enum Section {
        STEM,
        STAGE,
        HEAD
    }

    /** A window of a layer, the map it moves over, and where its numbers are declared. */
    record Placed(
            Section section,
            String name,
            Layer layer,
            Window window,
            FeatureMap input,
            FeatureMap output,
            Blame blame) {
        /** Whether another window in its place reaches the last row and column. */
        boolean seesAll(Window other) {
            return other.unseen(input.height()) == 0 && other.unseen(input.width()) == 0;
        }
    }

    private final List<Placed> all = new ArrayList<>();

    private NamedWindows() {}

    static List<Placed> of(ShapedNetwork network) {
        NamedWindows windows = new NamedWindows();
        windows.add(Section.STEM, "", network.stem());
        for (ShapedStage stage : network.stages()) {
            for (ShapedBlock block : stage.blocks()) {
                windows.add(Section.STAGE, block.block().name() + ".", block.layers());
            }
        }
        windows.add(Section.HEAD, "", network.head());
        return windows.all;
    }

    /** The first of those that are as described and have their stride from the same place. */
    static List<Placed> firstByStride(ShapedNetwork network, Predicate<Placed> described) {
        Set<Object> strides = new HashSet<>();
        return of(network).stream()
                .filter(described)
                .filter(placed -> strides.add(placed.blame().stride()))
                .toList();
    }

    private void add(Section section, String place, List<ShapedLayer> chain) {
        chain.stream().flatMap(ShapedLayer::flatten).forEach(shaped -> {
            if (shaped.layer() instanceof WindowLayer windowed) {
                all.add(new Placed(
                        section,
                        place + windowed.name(),
                        windowed,
                        windowed.window(),
                        (FeatureMap) shaped.input(),
                        (FeatureMap) shaped.output(),
                        windowed.blame()));
            }
        });
    }
}
