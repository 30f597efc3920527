/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.runtime.layers.BlurPooling;
import dev.stagecraft.runtime.vertices.SingleLayers;
import dev.stagecraft.runtime.vertices.Twins;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** A blur of maps of every kind of side: the last pixel is under the middle of a filter, or beside it. */
class BlurTest {
    private static Twins twins(int channels, int stride) {
        return Twins.of(
                () -> SingleLayers.between(DataType.FLOAT, new Sgd(0.01), channels, new BlurPooling(stride)),
                OneDnnExecution::network);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 1, 2, 2",
        "8, 2, 2, 2",
        "8, 2, 3, 2",
        "6, 2, 2, 3",
        "6, 1, 3, 4",
        "16, 2, 8, 7",
        "16, 2, 7, 8",
        "16, 1, 8, 5",
        "5, 2, 6, 10"
    })
    void computesWhatDeeplearning4jComputes(int channels, int stride, int height, int width) {
        Nd4j.getRandom().setSeed(4);
        Twins twins = twins(channels, stride);
        assertEquals(List.of("input", "loss"), LeftVertices.of(twins.fast()));
        for (int batch : new int[] {2, 1, 3}) {
            INDArray images = Nd4j.randn(DataType.FLOAT, batch, 3, height, width);
            twins.assertActivationsAreAlike(images, name -> !name.equals("before"));
            INDArray labels = Nd4j.randn(
                    DataType.FLOAT, twins.stock().outputSingle(images).shape());
            twins.assertStepsAreAlike(new DataSet(images, labels));
        }
        assertEquals(0, ((OneDnnGraph) twins.fast()).gradientMemory().kept());
    }

    @Test
    void refusesMapsThatHaveNothingToReflect() {
        ComputationGraph network = twins(8, 2).fast();
        INDArray images = Nd4j.randn(DataType.FLOAT, 2, 3, 1, 5);
        assertEquals(
                "BlurPooling receives maps of 1x5; both sides must be at least 2 to be padded by reflection.",
                assertThrows(IllegalArgumentException.class, () -> network.outputSingle(images))
                        .getMessage());
    }
}
