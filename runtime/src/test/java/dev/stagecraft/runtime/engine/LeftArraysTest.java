/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.LabelledImages;
import dev.stagecraft.runtime.vertices.ResidualNetwork;
import dev.stagecraft.runtime.vertices.ResidualNetwork.Channels;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;

/** Parameters, gradients and what updates remember are on the device alone while nobody looks at them. */
@EnabledIf(value = "dev.stagecraft.runtime.engine.Libtorch#isThere", disabledReason = Libtorch.MISSING)
class LeftArraysTest {
    private static DataSet data(int images) {
        return LabelledImages.of(images, 4, 37, 29);
    }

    private static ComputationGraph network() {
        ComputationGraphConfiguration configuration = ResidualNetwork.of(ConvolutionMode.Truncate, Channels.BLOCKS);
        configuration.getVertices().values().stream()
                .filter(LayerVertex.class::isInstance)
                .map(vertex -> ((LayerVertex) vertex).getLayerConf().getLayer())
                .filter(BaseLayer.class::isInstance)
                .forEach(layer -> ((BaseLayer) layer).setIUpdater(new Adam(0.01)));
        ComputationGraph network = Libtorch.network(configuration);
        network.init();
        return network;
    }

    @Test
    void whoLooksSeesThemAsTheyAreAndChangesNothing() {
        ComputationGraph watched = network();
        ComputationGraph alone = network();
        alone.setParams(watched.params().dup());
        for (DataSet batch : Stream.of(3, 2, 4).map(LeftArraysTest::data).toList()) {
            INDArray before = watched.params().dup();
            watched.fit(batch);
            assertNotEquals(before, watched.params());
            watched.getUpdater().getStateViewArray().dup();
            watched.setInputs(batch.getFeatures());
            watched.setLabels(batch.getLabels());
            watched.computeGradientAndScore();
            assertNotEquals(0, watched.getFlattenedGradients().norm2Number().doubleValue());
            alone.fit(batch);
        }
        assertEquals(watched.params(), alone.params());
        assertEquals(
                watched.getUpdater().getStateViewArray(), alone.getUpdater().getStateViewArray());
    }

    /** Also the first, ahead of which nothing was computed. */
    @Test
    void aBatchThatIsRefusedLosesNothing() {
        ComputationGraph network = network();
        DataSet batch = data(3);
        DataSet turned = new DataSet(batch.getFeatures(), batch.getLabels().transpose());
        for (int step = 0; step < 2; step++) {
            INDArray parameters = network.params().dup();
            INDArray state = network.getUpdater().getStateViewArray().dup();
            assertThrows(IllegalArgumentException.class, () -> network.fit(turned));
            assertEquals(parameters, network.params());
            assertEquals(state, network.getUpdater().getStateViewArray());
            network.fit(batch);
        }
    }

    /** What is read of memory that Linux has back is 0. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theirMemoryIsGivenBackMeanwhile() {
        ComputationGraph network = network();
        INDArray parameters = network.params();
        INDArray state = network.getUpdater().getStateViewArray();
        network.fit(data(2));
        List<INDArray> arrays = List.of(parameters, state);
        for (INDArray array : arrays) {
            assertEquals(0, middle(array).amaxNumber().doubleValue());
        }
        network.params();
        for (INDArray array : arrays) {
            assertNotEquals(0, middle(array).amaxNumber().doubleValue());
        }
    }

    /** A stretch that is far from the first page and the last. */
    private static INDArray middle(INDArray array) {
        INDArray flat = array.reshape(array.length());
        long middle = flat.length() / 2;
        return Nd4j.createUninitialized(DataType.FLOAT, 100)
                .assign(flat.get(NDArrayIndex.interval(middle - 50, middle + 50)));
    }
}
