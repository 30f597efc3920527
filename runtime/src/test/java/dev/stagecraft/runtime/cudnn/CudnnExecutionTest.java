/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.cudnn;

import static dev.stagecraft.runtime.vertices.Twins.assertAlike;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.LabelledImages;
import dev.stagecraft.runtime.ManyThreads;
import dev.stagecraft.runtime.NativeMemory;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.vertices.Twins;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;

/** A small residual network, computed by ND4J's operations and by Deeplearning4j's layers. */
@Tag("slow")
class CudnnExecutionTest {
    private static final int CHANNELS = 8;

    private static ComputationGraphConfiguration residual(ConvolutionMode mode) {
        return new SmallNetwork(SmallNetwork.settings(5, DataType.FLOAT).updater(new Nesterovs(0.05, 0.9)))
                .mode(mode)
                .unbiased("conv1", 3, CHANNELS, 7, 2)
                .normalization("bn1", CHANNELS)
                .relu("relu")
                .pool("maxpool", PoolingType.MAX, 2, 2, 0)
                .unbiased("branch1", CHANNELS, CHANNELS, 3, 2)
                .normalization("branch1bn", CHANNELS)
                .relu("branch1relu")
                .unbiased("branch2", CHANNELS, CHANNELS, 3, 1)
                .normalization("branch2bn", CHANNELS)
                .from("maxpool")
                .unbiased("shortcut", CHANNELS, CHANNELS, 1, 2)
                .normalization("shortcutbn", CHANNELS)
                .combine("add", ElementWiseVertex.Op.Add, "branch2bn", "shortcutbn")
                .relu("out")
                .layer("gap", new GlobalPoolingLayer(PoolingType.AVG))
                .normalization("vectorbn", CHANNELS)
                .classes("fc", CHANNELS, 4)
                .configuration();
    }

    private static ComputationGraph network() {
        ComputationGraph network = CudnnExecution.network(residual(ConvolutionMode.Truncate));
        network.init();
        return network;
    }

    /** The batch changes from step to step. The normalization of vectors is left to its layer. */
    @ParameterizedTest
    @EnumSource(names = {"Truncate", "Same"})
    void computesWhatDeeplearning4jComputes(ConvolutionMode mode) {
        Twins twins = Twins.of(() -> residual(mode), CudnnExecution::network);
        Nd4j.getRandom().setSeed(1);
        for (int batch : new int[] {3, 2, 5, 3}) {
            DataSet data = data(batch);
            twins.assertStepsAreAlike(data);
            // At inference Deeplearning4j's activations overwrite what they take.
            twins.assertActivationsAreAlike(data.getFeatures(), name -> !name.matches("bn1|branch1bn|add"));
        }
    }

    @Test
    void aTrainingGoesOnEitherWay() throws IOException {
        List<DataSet> batches = List.of(data(4), data(4), data(4));
        ComputationGraph first = network();
        first.fit(batches.get(0));
        ComputationGraph loaded = stored(first);
        assertFalse(CudnnExecution.computes(loaded));
        assertEquals(first.getConfiguration(), loaded.getConfiguration());
        ComputationGraph back = CudnnExecution.network(loaded.getConfiguration());
        back.init(loaded.params(), true);
        back.getUpdater()
                .setStateViewArray(loaded.getUpdater().getStateViewArray().dup());
        for (DataSet batch : batches) {
            first.fit(batch);
            loaded.fit(batch);
            back.fit(batch);
        }
        assertAlike(first.params(), loaded.params(), "loaded");
        assertEquals(first.params(), back.params());
        INDArray images = batches.get(0).getFeatures();
        assertAlike(first.outputSingle(images), first.clone().outputSingle(images), "clone");
    }

    private static ComputationGraph stored(ComputationGraph network) throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, saved, true);
        return ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(saved.toByteArray()), true);
    }

    @Test
    void allConvolutionsAndNormalizationsAreReplaced() {
        ComputationGraph network = network();
        assertEquals(
                List.of("input", "relu", "maxpool", "branch1relu", "add", "out", "gap", "fc"),
                Arrays.stream(network.getVertices())
                        .filter(vertex -> !(vertex instanceof OperationVertex))
                        .map(GraphVertex::getVertexName)
                        .toList());
        assertTrue(CudnnExecution.computes(network));
        assertTrue(CudnnExecution.computes(network.clone()));
    }

    /** Deeplearning4j's own message. */
    @Test
    void saysWhatDoesNotFit() {
        RuntimeException refused = assertThrows(
                RuntimeException.class, () -> network().outputSingle(Nd4j.zeros(DataType.FLOAT, 2, 4, 37, 29)));
        assertTrue(refused.getMessage().contains("data input channels = 4"), refused::getMessage);
    }

    @Test
    void answersManyThreads() throws Exception {
        ComputationGraph network = network();
        List<INDArray> images = IntStream.range(1, 9)
                .mapToObj(batch -> data(batch).getFeatures())
                .toList();
        ManyThreads.assertAnswers(images, network::outputSingle, network::outputSingle);
    }

    /** After every batch size has been seen, nothing is allocated any more. */
    @Test
    void holdsNoMoreMemoryFromStepToStep() throws InterruptedException {
        ComputationGraph network = network();
        List<DataSet> batches =
                IntStream.range(1, 5).mapToObj(CudnnExecutionTest::data).toList();
        long before = 0;
        for (int step = 0; step < 200; step++) {
            network.fit(batches.get(step % batches.size()));
            if (step == 60) {
                before = NativeMemory.settled(Pointer::totalBytes);
            }
        }
        long grown = NativeMemory.settled(Pointer::totalBytes) - before;
        assertTrue(grown < 4_000_000, () -> grown + " bytes more");
    }

    private static DataSet data(int batch) {
        return LabelledImages.of(batch, 4, 37, 29);
    }
}
