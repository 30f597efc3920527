/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.LabelledImages;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.layers.GroupNormalization;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Group normalizations in a residual block: before a ReLU that nobody else reads, before a sum, and of maps far from zero. */
class GroupNormalizationTest {
    private static ComputationGraphConfiguration network(int channels, int groups) {
        return new SmallNetwork(SmallNetwork.settings(3, DataType.FLOAT).updater(new Sgd(0.05)))
                .unbiased("conv1", 3, channels, 3, 1)
                .layer("norm1", normalization(channels, groups))
                .relu("relu1")
                .unbiased("conv2", channels, channels, 3, 2)
                .layer("norm2", normalization(channels, groups))
                .from("relu1")
                .unbiased("down", channels, channels, 2, 2)
                .layer("normdown", normalization(channels, 1))
                .combine("add", ElementWiseVertex.Op.Add, "norm2", "normdown")
                .layer("norm3", normalization(channels, channels))
                .relu("relu3")
                .add("add2", "add")
                .relu("relu4")
                .head(channels, 4)
                .configuration();
    }

    private static Layer normalization(int channels, int groups) {
        return new GroupNormalization.Builder()
                .nIn(channels)
                .groups(groups)
                .gamma(1.2)
                .beta(0.1)
                .build();
    }

    @ParameterizedTest
    @CsvSource({"16, 4, 0", "12, 3, 0", "32, 32, 0", "16, 2, 20"})
    void computesWhatDeeplearning4jComputes(int channels, int groups, double mean) {
        Nd4j.getRandom().setSeed(3);
        Twins twins = Twins.of(() -> network(channels, groups), OneDnnExecution::network);
        assertEquals(List.of("input"), LeftVertices.of(twins.fast()));
        for (int batch : new int[] {3, 1, 4}) {
            DataSet data = LabelledImages.of(batch, 4, 18, 14);
            data.getFeatures().addi(mean);
            twins.assertStepsAreAlike(data);
            // At inference Deeplearning4j's activations overwrite what they take.
            twins.assertActivationsAreAlike(data.getFeatures(), name -> !name.matches("norm1|norm3|add2"));
        }
        assertEquals(0, ((OneDnnGraph) twins.fast()).gradientMemory().kept());
    }

    /** One value less its mean is 0, whatever it is: what comes before learns nothing, not even what rounding leaves of a difference that is divided by a thousandth. */
    @Test
    void groupsOfOneValueHaveNoGradient() {
        ComputationGraphConfiguration configuration = new SmallNetwork(
                        SmallNetwork.settings(3, DataType.FLOAT).updater(new Sgd(1e6)))
                .unbiased("conv1", 3, 16, 2, 2)
                .layer(
                        "norm1",
                        new GroupNormalization.Builder()
                                .nIn(16)
                                .groups(16)
                                .eps(1e-6)
                                .gamma(1.3)
                                .beta(0.5)
                                .build())
                .relu("relu1")
                .head(16, 4)
                .configuration();
        ComputationGraph network = OneDnnExecution.network(configuration);
        network.init();
        INDArray before = network.paramTable().get("conv1_W").dup();
        network.fit(LabelledImages.of(3, 4, 2, 2));
        assertEquals(before, network.paramTable().get("conv1_W"));
    }

    /** With each image's own statistics, it does not matter who else is in the batch. */
    @ParameterizedTest
    @CsvSource({"16, 4", "12, 3"})
    void answersForEachImageAlone(int channels, int groups) {
        ComputationGraph network = OneDnnExecution.network(network(channels, groups));
        network.init();
        INDArray images = LabelledImages.of(3, 4, 18, 14).getFeatures();
        INDArray together = network.outputSingle(images).dup();
        for (int image = 0; image < 3; image++) {
            INDArray alone = network.outputSingle(images.slice(image).reshape(1, 3, 18, 14));
            Twins.assertAlike(together.getRow(image, true), alone, "image " + image);
        }
    }
}
