/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.LabelledImages;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.layers.ChannelAttention;
import dev.stagecraft.runtime.layers.ChannelStatistics;
import dev.stagecraft.runtime.layers.EfficientChannelAttention;
import dev.stagecraft.runtime.vertices.Computer;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A block with a CBAM, whose convolution of one filter fills no block of channels, and an efficient channel attention. */
class AttentionTest {
    private static ComputationGraphConfiguration network(int channels) {
        return new SmallNetwork()
                .unbiased("conv1", 3, channels, 1, 1)
                .normalization("bn1", channels)
                .relu("relu1")
                .convolution("conv2", channels, channels, 3, 2)
                .normalization("bn2", channels)
                .layer(
                        "channel",
                        new ChannelAttention.Builder().nIn(channels).squeezed(4).build())
                .layer("statistics", new ChannelStatistics())
                .unbiased("spatial", 2, 1, 7, 1)
                .normalization("spatialbn", 1)
                .layer("gate", new ActivationLayer(Activation.SIGMOID))
                .combine("cbam", ElementWiseVertex.Op.Product, "channel", "gate")
                .from("relu1")
                .unbiased("down", channels, channels, 1, 2)
                .combine("add", ElementWiseVertex.Op.Add, "cbam", "down")
                .relu("relu2")
                .layer(
                        "eca",
                        new EfficientChannelAttention.Builder().nIn(channels).build())
                .head(channels, 4)
                .configuration();
    }

    static Stream<Arguments> networks() {
        return Computer.here().flatMap(computer -> Stream.of(16, 12).map(channels -> Arguments.of(computer, channels)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void computesWhatDeeplearning4jComputes(Computer computer, int channels) {
        Nd4j.getRandom().setSeed(3);
        Twins twins = Twins.of(() -> network(channels), computer::network);
        for (int batch : new int[] {3, 1, 4}) {
            DataSet data = LabelledImages.of(batch, 4, 17, 13);
            twins.assertStepsAreAlike(data);
            // At inference Deeplearning4j's activations overwrite what they take.
            twins.assertActivationsAreAlike(data.getFeatures(), name -> !name.matches("bn1|add|spatialbn"));
        }
    }

    /** oneDNN counts the pixels of such maps in more bits, to say where the maxima are. */
    @ParameterizedTest
    @MethodSource("networks")
    void computesTheSameOfMoreThan256Pixels(Computer computer, int channels) {
        Nd4j.getRandom().setSeed(3);
        Twins.of(() -> network(channels), computer::network).assertStepsAreAlike(LabelledImages.of(2, 4, 41, 37));
    }

    /** A gradient that is not given back has its memory alone: a network of fifty layers had a third more. */
    @Test
    void givesGradientsBack() {
        ComputationGraph network = OneDnnExecution.network(network(16));
        network.init();
        network.fit(LabelledImages.of(3, 4, 17, 13));
        assertEquals(0, ((OneDnnGraph) network).gradientMemory().kept());
    }

    /** Of maps that several threads share: each had those of the channel attention computed once more, in memory of its own, at the same time. */
    @Test
    void givesGradientsOfLargeMapsBack() {
        ComputationGraph network = OneDnnExecution.network(network(16));
        network.init();
        for (int step = 0; step < 20; step++) {
            network.fit(LabelledImages.of(3, 4, 129, 97));
            assertEquals(0, ((OneDnnGraph) network).gradientMemory().kept());
        }
    }

    /** But for the projection of twelve channels, which oneDNN miscomputes. */
    @ParameterizedTest
    @ValueSource(ints = {16, 12})
    void leavesLittleToDeeplearning4j(int channels) {
        ComputationGraph network = OneDnnExecution.network(network(channels));
        network.init();
        Set<String> left = Set.copyOf(LeftVertices.of(network));
        assertEquals(channels == 16 ? Set.of("input") : Set.of("input", "down"), left);
    }
}
