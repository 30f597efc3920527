/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Behind the layer a maximum is that of windows which may reach over the edge. */
class EdgePaddingTest {
    /** Images of no number above 0, so that a padding of zeros would win. */
    private static final long[][] SHAPES = {{2, 3, 7, 9}, {1, 1, 6, 5}, {3, 2, 8, 4}, {1, 4, 4, 5}};

    private static final double[] PYTORCHS = {-0.5, -0.5, -11, -13};
    private static final double[] GRADIENT = {0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 3, 0, 4, 0, 0, 0, 0, 0, 0, 0};

    @ParameterizedTest
    @CsvSource({"3, 2", "2, 2", "3, 3", "5, 4", "4, 2"})
    void lastWindowsReachOverTheEdge(int kernel, int stride) {
        ComputationGraph network = Graphs.network(DataType.DOUBLE, pool(kernel, stride));
        for (long[] shape : SHAPES) {
            INDArray images = negative(shape);
            INDArray expected = maxima(images, kernel, stride);
            INDArray result = network.outputSingle(images);
            assertArrayEquals(expected.shape(), result.shape());
            assertEquals(0, Graphs.difference(expected, result));
        }
    }

    private static Layer[] pool(int kernel, int stride) {
        SubsamplingLayer pool = new SubsamplingLayer.Builder(PoolingType.MAX)
                .kernelSize(kernel, kernel)
                .stride(stride, stride)
                .build();
        return new Layer[] {new EdgePadding(stride - 1), pool};
    }

    private static INDArray negative(long... shape) {
        INDArray images = Graphs.random(DataType.DOUBLE, shape);
        return images.subi(images.maxNumber().doubleValue() + 1);
    }

    /** A window at each multiple of the stride, until one reaches the end. */
    private static INDArray maxima(INDArray images, int kernel, int stride) {
        long rows = windows(images.size(2), kernel, stride);
        long columns = windows(images.size(3), kernel, stride);
        INDArray result = Nd4j.create(DataType.DOUBLE, images.size(0), images.size(1), rows, columns);
        for (long image = 0; image < images.size(0); image++) {
            for (long channel = 0; channel < images.size(1); channel++) {
                for (long row = 0; row < rows; row++) {
                    for (long column = 0; column < columns; column++) {
                        double largest = Double.NEGATIVE_INFINITY;
                        for (long y = row * stride; y < Math.min(images.size(2), row * stride + kernel); y++) {
                            for (long x = column * stride;
                                    x < Math.min(images.size(3), column * stride + kernel);
                                    x++) {
                                largest = Math.max(largest, images.getDouble(image, channel, y, x));
                            }
                        }
                        result.putScalar(new long[] {image, channel, row, column}, largest);
                    }
                }
            }
        }
        return result;
    }

    private static long windows(long side, int kernel, int stride) {
        long windows = 1;
        while ((windows - 1) * stride + kernel < side) {
            windows++;
        }
        return windows;
    }

    /** Of {@code MaxPool2d(3, 2, ceil_mode=True)} of PyTorch 2.13 over -1 … -20, of which one is -0.5. */
    @Test
    void isPyTorchs() {
        INDArray images = upTo(20).negi().reshape('c', 1, 1, 4, 5);
        images.putScalar(new int[] {0, 0, 1, 2}, -0.5);
        ComputationGraph network = Graphs.network(DataType.DOUBLE, pool(3, 2));
        LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();
        network.getLayer(0).setInput(images, memory);
        network.getLayer(1).setInput(network.getLayer(0).activate(true, memory), memory);
        assertArrayEquals(
                PYTORCHS, network.getLayer(1).activate(true, memory).ravel().toDoubleVector());

        INDArray gradient = upTo(4).reshape('c', 1, 1, 2, 2);
        INDArray ofPadded =
                network.getLayer(1).backpropGradient(gradient, memory).getSecond();
        INDArray ofImages =
                network.getLayer(0).backpropGradient(ofPadded, memory).getSecond();
        assertArrayEquals(GRADIENT, ofImages.ravel().toDoubleVector());
    }

    private static INDArray upTo(int last) {
        return Nd4j.createFromArray(
                IntStream.rangeClosed(1, last).asDoubleStream().toArray());
    }

    @Test
    void repeatsTheCorner() {
        INDArray image = Nd4j.createFromArray(new double[] {1, 2, 3, 4}).reshape(1, 1, 2, 2);
        INDArray result = Graphs.network(DataType.DOUBLE, new EdgePadding(2)).outputSingle(image);
        assertArrayEquals(
                new double[] {1, 2, 2, 2, 3, 4, 4, 4, 3, 4, 4, 4, 3, 4, 4, 4},
                result.ravel().toDoubleVector());
    }

    @Test
    void aPixelThatCountsIsRepeatedAsOne() {
        INDArray mask = Nd4j.zeros(DataType.DOUBLE, 1, 1, 2, 3);
        mask.putScalar(new int[] {0, 0, 1, 2}, 1);
        INDArray handed = Graphs.network(DataType.DOUBLE, new EdgePadding(1))
                .getLayer(0)
                .feedForwardMaskArray(mask, MaskState.Active, 1)
                .getFirst();
        assertArrayEquals(
                new double[] {0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1},
                handed.ravel().toDoubleVector());
    }

    @Test
    void addsOnePixelAtLeast() {
        assertEquals(
                "pixels is 0; it must be at least 1.",
                assertThrows(IllegalArgumentException.class, () -> new EdgePadding(0))
                        .getMessage());
    }
}
