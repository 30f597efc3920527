/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the layer gives, against a convolution of reflected pixels that is computed one at a time. */
class BlurPoolingTest {
    private static final int[] WEIGHTS = {1, 2, 1};

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void blursAndSubsamples(int stride) {
        ComputationGraph network = Graphs.network(DataType.DOUBLE, new BlurPooling(stride));
        for (long[] shape : new long[][] {{2, 3, 7, 9}, {1, 1, 6, 5}, {3, 2, 8, 4}, {1, 4, 2, 3}, {2, 1, 2, 2}}) {
            INDArray images = Graphs.random(DataType.DOUBLE, shape);
            INDArray expected = reference(images, stride);
            for (boolean training : new boolean[] {false, true}) {
                INDArray result = network.output(training, images)[0];
                assertArrayEquals(expected.shape(), result.shape());
                assertEquals(0, Graphs.difference(expected, result), 1e-12);
            }
        }
    }

    /** Computed by hand; with its edges repeated the map would give 1, 2.5, 5.5 and 7. */
    @Test
    void reflectsWithoutTheEdge() {
        INDArray image =
                Nd4j.createFromArray(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8}).reshape(1, 1, 3, 3);
        INDArray result = Graphs.network(DataType.DOUBLE, new BlurPooling(2)).outputSingle(image);
        assertArrayEquals(new double[] {2, 3, 5, 6}, result.ravel().toDoubleVector(), 1e-12);
    }

    @Test
    void keepsWhatIsConstant() {
        INDArray ones = Nd4j.ones(DataType.FLOAT, 2, 3, 5, 6);
        ComputationGraph network = Graphs.network(DataType.FLOAT, new BlurPooling(1));
        assertEquals(ones, network.outputSingle(ones));
    }

    @Test
    void countsAPixelIfOneUnderTheFilterDoes() {
        INDArray mask = Nd4j.zeros(DataType.DOUBLE, 1, 1, 6, 8);
        mask.putScalar(new int[] {0, 0, 1, 1}, 1);
        INDArray handed = Graphs.network(DataType.DOUBLE, new BlurPooling(2))
                .getLayer(0)
                .feedForwardMaskArray(mask, MaskState.Active, 1)
                .getFirst();
        double[] expected = {1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0};
        assertArrayEquals(expected, handed.ravel().toDoubleVector());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, -1})
    void saysWhichStridesThereAre(int stride) {
        assertEquals("stride is " + stride + "; it must be 1 or 2.", refusal(() -> new BlurPooling(stride)));
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "4, 1", "1, 1"})
    void refusesWhatCannotBeReflected(int height, int width) {
        String message = "BlurPooling receives maps of " + height + "x" + width
                + "; both sides must be at least 2 to be padded by reflection.";
        BlurPooling layer = new BlurPooling(2);
        assertEquals(message, refusal(() -> layer.getOutputType(0, InputType.convolutional(height, width, 3))));
        INDArray images = Nd4j.ones(DataType.FLOAT, 1, 3, height, width);
        assertEquals(
                message, refusal(() -> Graphs.network(DataType.FLOAT, layer).outputSingle(images)));
    }

    private static String refusal(Runnable action) {
        return assertThrows(IllegalArgumentException.class, action::run).getMessage();
    }

    private static INDArray reference(INDArray images, int stride) {
        long height = images.size(2);
        long width = images.size(3);
        INDArray result = Nd4j.create(
                DataType.DOUBLE, images.size(0), images.size(1), (height - 1) / stride + 1, (width - 1) / stride + 1);
        for (int image = 0; image < result.size(0); image++) {
            for (int channel = 0; channel < result.size(1); channel++) {
                for (int row = 0; row < result.size(2); row++) {
                    for (int column = 0; column < result.size(3); column++) {
                        double sum = 0;
                        for (int y = 0; y < 3; y++) {
                            for (int x = 0; x < 3; x++) {
                                long imageRow = reflect(row * stride + y - 1, height);
                                long imageColumn = reflect(column * stride + x - 1, width);
                                sum += WEIGHTS[y]
                                        * WEIGHTS[x]
                                        * images.getDouble(image, channel, imageRow, imageColumn);
                            }
                        }
                        result.putScalar(new int[] {image, channel, row, column}, sum / 16);
                    }
                }
            }
        }
        return result;
    }

    private static long reflect(long position, long size) {
        if (position < 0) {
            return -position;
        }
        return position < size ? position : 2 * size - 2 - position;
    }
}
