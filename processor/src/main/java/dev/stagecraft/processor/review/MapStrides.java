/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.declaration.BackboneDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.shape.ShapedNetwork;
import dev.stagecraft.processor.shape.StageMap;
import java.util.ArrayList;
import java.util.List;

/** The maps of a backbone have the strides that are expected of them. */
final class MapStrides implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        NetworkDeclaration declaration = network.network().declaration();
        declaration.backbone().ifPresent(backbone -> {
            Expectation expected = new Expectation(network, backbone);
            List<Integer> strides =
                    expected.maps().stream().map(StageMap::stride).toList();
            if (Expectation.fails(backbone.strides(), strides)) {
                diagnostics.report(
                        Message.MAP_STRIDES,
                        backbone.strides().origin(),
                        Expectation.list(backbone.strides().value()),
                        Expectation.list(strides),
                        expected.names(),
                        remedy(declaration, backbone, strides));
            }
        });
    }

    /** The output stride with which the network has what is expected, if there is one. */
    private static String remedy(NetworkDeclaration declaration, BackboneDeclaration backbone, List<Integer> strides) {
        List<Integer> expected = backbone.strides().value();
        boolean isDilatedByHand =
                declaration.stages().stream().anyMatch(stage -> stage.dilation().written());
        if (isDilatedByHand || expected.size() != strides.size()) {
            return "";
        }
        int outputStride = expected.get(expected.size() - 1);
        return strides(declaration, backbone, outputStride).equals(expected)
                ? ", or write @OutputStride(" + outputStride + ")"
                : "";
    }

    /** The strides of its maps, if this were the output stride. */
    private static List<Integer> strides(NetworkDeclaration declaration, BackboneDeclaration backbone, int limit) {
        List<Integer> reached = new ArrayList<>();
        long stride = StagePlan.stemStride(declaration);
        for (StageDeclaration stage : declaration.stages()) {
            stride *= stride >= limit ? 1 : StagePlan.stride(declaration, stage);
            reached.add((int) Math.min(Integer.MAX_VALUE, stride));
        }
        if (!backbone.namesStages()) {
            return List.of(reached.get(reached.size() - 1));
        }
        return backbone.stages().value().stream()
                .map(stage ->
                        stage == 0 ? declaration.stem().orElseThrow().stride().value() : reached.get(stage - 1))
                .toList();
    }
}
