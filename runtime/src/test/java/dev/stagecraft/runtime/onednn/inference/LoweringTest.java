/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.layers.OwnLayers;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** There is a way to compute each layer of ours at inference, though it be Deeplearning4j's. */
class LoweringTest {
    private static final int CHANNELS = 4;

    static Stream<Named<Layer>> layers() {
        return OwnLayers.all(CHANNELS);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void eachHasARow(Layer layer) {
        ComputationGraph network = new SmallNetwork()
                .convolution("conv", 3, CHANNELS, 3, 1)
                .layer("layer", layer)
                .trained(CHANNELS);
        assertDoesNotThrow(
                () -> Lowering.of(network),
                () -> layer.getClass().getSimpleName() + " has no row in onednn/inference/Lowering.java");
    }
}
