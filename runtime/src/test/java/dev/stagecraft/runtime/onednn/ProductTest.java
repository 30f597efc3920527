/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.LabelledImages;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** A BAM: a number for each channel times a number for each pixel, a sigmoid, its product with the maps, and their sum. */
class ProductTest {
    /** What rounding makes of the first convolution's gradient, behind nine others, as a part of the largest value. */
    private static final double ROUNDING = 0.1;

    private static ComputationGraphConfiguration network(int channels) {
        return new SmallNetwork(SmallNetwork.settings(3, DataType.FLOAT).updater(new Sgd(0.05)))
                .unbiased("conv1", 3, channels, 3, 2)
                .relu("relu1")
                .unbiased("pixel1", channels, 4, 1, 1)
                .relu("pixelrelu")
                .unbiased("pixel2", 4, 1, 3, 1)
                .from("relu1")
                .squeeze("squeeze")
                .unbiased("channel1", channels, channels, 1, 1)
                .combine("outer", ElementWiseVertex.Op.Product, "channel1", "pixel2")
                .layer("gate", new ActivationLayer(Activation.SIGMOID))
                .combine("scaled", ElementWiseVertex.Op.Product, "relu1", "gate")
                .add("add", "relu1")
                .convolution("conv2", channels, channels, 3, 1)
                .head(channels, 4)
                .configuration();
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 12, 5})
    void computesWhatDeeplearning4jComputes(int channels) {
        Nd4j.getRandom().setSeed(3);
        Twins twins = Twins.of(() -> network(channels), OneDnnExecution::network);
        assertEquals(List.of("input"), LeftVertices.of(twins.fast()));
        for (int batch : new int[] {3, 1, 4}) {
            DataSet data = LabelledImages.of(batch, 4, 17, 13);
            twins.assertStepsAreAlike(data);
            // At inference Deeplearning4j's activations overwrite what they take.
            twins.assertActivationsAreAlike(data.getFeatures(), name -> !name.matches("conv1|pixel1|outer"));
        }
        assertEquals(0, ((OneDnnGraph) twins.fast()).gradientMemory().kept());
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 12})
    @EnabledIf(
            value = "dev.stagecraft.runtime.onednn.OneDnnExecution#hasBfloat16",
            disabledReason = "this processor has neither AVX512_BF16 nor AMX, or DNNL_MAX_CPU_ISA hides them")
    void computesNearlyTheSameInBfloat16(int channels) {
        Nd4j.getRandom().setSeed(3);
        Twins twins = Twins.of(
                () -> network(channels),
                configuration -> OneDnnExecution.network(configuration, DataType.BFLOAT16),
                ROUNDING);
        Stream.of(3, 1, 4).map(batch -> LabelledImages.of(batch, 4, 17, 13)).forEach(data -> {
            twins.assertGradientsAreAlike(data);
            twins.assertActivationsAreAlike(data.getFeatures(), name -> !name.matches("conv1|pixel1|outer"));
        });
    }
}
