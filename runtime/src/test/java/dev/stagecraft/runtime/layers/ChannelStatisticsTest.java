/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the layer gives, against maxima and means that are computed one at a time. */
class ChannelStatisticsTest {
    private static final LayerWorkspaceMgr MEMORY = LayerWorkspaceMgr.noWorkspaces();

    private final ComputationGraph network = Graphs.network(DataType.DOUBLE, new ChannelStatistics());

    @Test
    void givesTheMaximumAndThenTheMean() {
        for (long[] shape : new long[][] {{2, 5, 7, 3}, {1, 8, 1, 1}, {3, 1, 2, 5}, {1, 64, 4, 4}}) {
            // Negative, so that a maximum of absolute values is another.
            INDArray images = Graphs.random(DataType.DOUBLE, shape).subi(1);
            INDArray expected = reference(images);
            for (boolean training : new boolean[] {false, true}) {
                INDArray result = network.output(training, images)[0];
                assertArrayEquals(expected.shape(), result.shape());
                assertEquals(0, Graphs.difference(expected, result), 1e-12);
            }
        }
    }

    /** As PyTorch's {@code max(dim)} on a CPU, and unlike its {@code amax}. */
    @Test
    void sendsTheGradientOfAMaximumToTheFirstChannelThatHasIt() {
        INDArray images = Nd4j.zeros(DataType.DOUBLE, 1, 4, 1, 2);
        images.putScalar(new int[] {0, 1, 0, 1}, 5);
        images.putScalar(new int[] {0, 3, 0, 1}, 5);
        Layer layer = network.getLayer(0);
        layer.setInput(images, MEMORY);
        layer.activate(true, MEMORY);
        INDArray epsilon = Nd4j.createFromArray(new double[] {10, 20, 4, 8}).reshape(1, 2, 1, 2);
        INDArray gradient = layer.backpropGradient(epsilon, MEMORY).getSecond();
        // Channels of two pixels: a fourth of the gradient of the mean in each, and that of the maximum in one.
        assertArrayEquals(
                new double[] {11, 2, 1, 22, 1, 2, 1, 2}, gradient.ravel().toDoubleVector());
    }

    private static INDArray reference(INDArray images) {
        INDArray result = Nd4j.create(DataType.DOUBLE, images.size(0), 2, images.size(2), images.size(3));
        for (int image = 0; image < images.size(0); image++) {
            for (int row = 0; row < images.size(2); row++) {
                for (int column = 0; column < images.size(3); column++) {
                    double maximum = Double.NEGATIVE_INFINITY;
                    double sum = 0;
                    for (int channel = 0; channel < images.size(1); channel++) {
                        double value = images.getDouble(image, channel, row, column);
                        maximum = Math.max(maximum, value);
                        sum += value;
                    }
                    result.putScalar(new int[] {image, 0, row, column}, maximum);
                    result.putScalar(new int[] {image, 1, row, column}, sum / images.size(1));
                }
            }
        }
        return result;
    }
}
