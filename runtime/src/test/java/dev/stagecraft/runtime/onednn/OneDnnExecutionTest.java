/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static dev.stagecraft.runtime.vertices.Twins.assertAlike;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.LabelledImages;
import dev.stagecraft.runtime.ManyThreads;
import dev.stagecraft.runtime.vertices.ResidualNetwork;
import dev.stagecraft.runtime.vertices.ResidualNetwork.Channels;
import dev.stagecraft.runtime.vertices.Twins;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A small residual network, computed by oneDNN and by Deeplearning4j. */
class OneDnnExecutionTest {
    /** The batch changes from step to step. */
    @ParameterizedTest
    @CsvSource({"Truncate, ANY", "Same, ANY", "Truncate, BLOCKS", "Same, BLOCKS"})
    void computesWhatDeeplearning4jComputes(ConvolutionMode mode, Channels channels) {
        Twins twins = Twins.of(() -> ResidualNetwork.of(mode, channels), OneDnnExecution::network);
        Nd4j.getRandom().setSeed(1);
        for (int batch : new int[] {3, 1, 5, 3}) {
            DataSet data = data(batch);
            twins.assertStepsAreAlike(data);
            assertAlike(
                    twins.stock().outputSingle(data.getFeatures()),
                    twins.fast().outputSingle(data.getFeatures()),
                    "output");
            // At inference Deeplearning4j's activations overwrite what they take.
            twins.assertActivationsAreAlike(data.getFeatures(), name -> !name.matches(".*(bn1|add|fc1|fc2)"));
        }
    }

    /** With the statistics of the batch, and with each vertex's activations in memory of its own. */
    @Test
    void answersAsWhileTraining() {
        Twins twins =
                Twins.of(() -> ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS), OneDnnExecution::network);
        INDArray images = data(3).getFeatures();
        assertAlike(twins.stock().output(true, images)[0], twins.fast().output(true, images)[0], "output");
        DataSet data = data(3);
        assertEquals(twins.stock().score(data, true), twins.fast().score(data, true), 1e-4);
    }

    @Test
    void savesAndLoadsLikeAnyOther() throws IOException {
        ComputationGraph network =
                OneDnnExecution.network(ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS));
        network.init();
        network.fit(data(4));
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, saved, true);
        ComputationGraph loaded =
                ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(saved.toByteArray()), true);
        assertEquals(network.getConfiguration(), loaded.getConfiguration());
        DataSet data = data(3);
        assertAlike(network.outputSingle(data.getFeatures()), loaded.outputSingle(data.getFeatures()), "output");
        assertAlike(
                network.outputSingle(data.getFeatures()), network.clone().outputSingle(data.getFeatures()), "clone");
    }

    /** As Deeplearning4j's tools do, which go through its vertices. */
    @Test
    void isShownAndEditedLikeAnyOther() {
        Twins twins =
                Twins.of(() -> ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS), OneDnnExecution::network);
        twins.assertShownAndEditedAlike("a", data(2).getFeatures());
    }

    /** All of a small residual network but a sigmoid. */
    @Test
    void leavesLittleToDeeplearning4j() {
        ComputationGraph network =
                OneDnnExecution.network(ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS));
        network.init();
        assertEquals(List.of("input", "b.gate"), LeftVertices.of(network));
        assertTrue(OneDnnExecution.computes(network));
        assertTrue(OneDnnExecution.computes(network.clone()));
    }

    @Test
    void answersManyThreads() throws Exception {
        ComputationGraph network =
                OneDnnExecution.network(ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS));
        network.init();
        List<INDArray> images = IntStream.range(1, 9)
                .mapToObj(batch -> data(batch).getFeatures())
                .toList();
        ManyThreads.assertAnswers(images, network::outputSingle, network::outputSingle);
    }

    private static DataSet data(int batch) {
        return LabelledImages.of(batch, 4, 37, 29);
    }
}
