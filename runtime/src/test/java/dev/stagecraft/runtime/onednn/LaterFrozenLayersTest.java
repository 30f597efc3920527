/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.cudnn.CudnnExecution;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Layers that are frozen in a network that is there already, as {@code GraphVertex.setLayerAsFrozen} does: a frozen normalization goes by its statistics. */
class LaterFrozenLayersTest {
    static Stream<Named<Function<ComputationGraphConfiguration, ComputationGraph>>> networks() {
        return Stream.of(Named.of("oneDNN", OneDnnExecution::network), Named.of("cuDNN", CudnnExecution::network));
    }

    private static ComputationGraphConfiguration configuration() {
        return new SmallNetwork()
                .convolution("conv1", 3, 16, 3, 1)
                .normalization("bn1", 16)
                .relu("relu1")
                .convolution("conv2", 16, 16, 3, 1)
                .normalization("bn2", 16)
                .add("add", "relu1")
                .relu("relu2")
                .trained(16)
                .getConfiguration()
                .clone();
    }

    private static DataSet batch(int seed) {
        Nd4j.getRandom().setSeed(seed);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 4, 5);
        for (int image = 0; image < 4; image++) {
            labels.putScalar(image, (image + seed) % 5, 1);
        }
        return new DataSet(Nd4j.randn(DataType.FLOAT, 4, 3, 8, 8), labels);
    }

    private static void freeze(ComputationGraph network, List<String> layers) {
        for (String layer : layers) {
            GraphVertex vertex = network.getVertex(layer);
            vertex.setLayerAsFrozen();
            assertInstanceOf(FrozenLayer.class, vertex.getLayer());
            assertInstanceOf(FrozenLayer.class, network.getVertex(layer).getLayer());
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void areComputedAsFrozen(Function<ComputationGraphConfiguration, ComputationGraph> network) {
        Twins twins = Twins.of(LaterFrozenLayersTest::configuration, network);
        // Statistics that are not those of a batch.
        twins.assertStepsAreAlike(batch(1));
        twins.fast().setParams(twins.stock().params().dup());
        for (List<String> layers : List.of(List.of("bn1", "relu1"), List.of("conv1"))) {
            freeze(twins.stock(), layers);
            freeze(twins.fast(), layers);
        }
        INDArray images = batch(2).getFeatures();
        Twins.assertAlike(
                twins.stock().output(true, images)[0], twins.fast().output(true, images)[0], "answers in training");
        twins.assertActivationsAreAlike(images, name -> true);
        twins.assertStepsAreAlike(batch(3));
    }
}
