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
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the layer gives, against pixels that are copied one at a time. */
class ZeroPadShortcutTest {

    @ParameterizedTest
    @CsvSource({"4, 8, 2", "3, 6, 2", "3, 8, 1", "5, 5, 2", "5, 5, 1", "1, 2, 3", "2, 7, 4"})
    void subsamplesAndPadsChannels(int nIn, int nOut, int stride) {
        ComputationGraph network = Graphs.network(DataType.DOUBLE, new ZeroPadShortcut(nIn, nOut, stride));
        for (long[] size : new long[][] {{2, 7, 8}, {1, 5, 3}, {3, 4, 1}, {1, 1, 1}, {2, 1, 6}}) {
            INDArray images = Graphs.random(DataType.DOUBLE, size[0], nIn, size[1], size[2]);
            INDArray expected = reference(images, nOut, stride);
            for (boolean training : new boolean[] {false, true, false}) {
                INDArray result = network.output(training, images)[0];
                assertArrayEquals(expected.shape(), result.shape());
                assertEquals(expected, result);
            }
            LayerGradient.check(network.getLayer(0), images);
        }
    }

    /** Option A of the networks for CIFAR-10: as many zeros before the channels as behind. */
    @Test
    void padsAnOddNumberOfChannelsBehind() {
        INDArray image = Nd4j.ones(DataType.DOUBLE, 1, 1, 1, 1);
        assertArrayEquals(new double[] {0, 1, 0, 0}, channels(new ZeroPadShortcut(1, 4, 1), image));
        assertArrayEquals(new double[] {1, 0}, channels(new ZeroPadShortcut(1, 2, 1), image));
        assertArrayEquals(new double[] {0, 1, 0}, channels(new ZeroPadShortcut(1, 3, 1), image));
    }

    private static double[] channels(ZeroPadShortcut layer, INDArray image) {
        return Graphs.network(DataType.DOUBLE, layer)
                .outputSingle(image)
                .ravel()
                .toDoubleVector();
    }

    @Test
    void subsamplesMasks() {
        INDArray mask = Graphs.random(DataType.DOUBLE, 1, 1, 5, 4).gt(0).castTo(DataType.DOUBLE);
        INDArray handed = Graphs.network(DataType.DOUBLE, new ZeroPadShortcut(2, 4, 2))
                .getLayer(0)
                .feedForwardMaskArray(mask, MaskState.Active, 1)
                .getFirst();
        assertEquals(reference(mask, 1, 2), handed);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 8, 1, 'nIn is 0; it must be at least 1.'",
        "4, 8, 0, 'stride is 0; it must be at least 1.'",
        "8, 4, 2, 'nOut is 4; it must be at least nIn, which is 8, to be padded with zeros.'"
    })
    void saysWhatFits(int nIn, int nOut, int stride, String message) {
        assertEquals(message, refusal(() -> new ZeroPadShortcut(nIn, nOut, stride)));
    }

    @Test
    void refusesOtherChannels() {
        String message = "ZeroPadShortcut receives 3 channels; it must be nIn, which is 4.";
        ZeroPadShortcut layer = new ZeroPadShortcut(4, 8, 2);
        assertEquals(message, refusal(() -> layer.getOutputType(0, InputType.convolutional(5, 5, 3))));
        INDArray images = Nd4j.ones(DataType.FLOAT, 1, 3, 5, 5);
        assertEquals(
                message, refusal(() -> Graphs.network(DataType.FLOAT, layer).outputSingle(images)));
    }

    private static String refusal(Runnable action) {
        return assertThrows(IllegalArgumentException.class, action::run).getMessage();
    }

    private static INDArray reference(INDArray images, int nOut, int stride) {
        int before = (nOut - (int) images.size(1)) / 2;
        INDArray result = Nd4j.zeros(
                DataType.DOUBLE,
                images.size(0),
                nOut,
                (images.size(2) + stride - 1) / stride,
                (images.size(3) + stride - 1) / stride);
        for (int image = 0; image < images.size(0); image++) {
            for (int channel = 0; channel < images.size(1); channel++) {
                for (int row = 0; row < result.size(2); row++) {
                    for (int column = 0; column < result.size(3); column++) {
                        double value = images.getDouble(image, channel, row * stride, column * stride);
                        result.putScalar(new int[] {image, before + channel, row, column}, value);
                    }
                }
            }
        }
        return result;
    }
}
