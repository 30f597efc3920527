/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** What the layer gives, against a convolution that is computed one multiplication at a time. */
class GroupedConvolutionTest {
    private static final int INPUTS = 8;
    private static final int OUTPUTS = 16;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 4", "1, 8", "3, 1", "3, 2", "3, 4", "3, 8", "7, 2", "7, 8"})
    void isTheConvolutionOfEachGroup(int kernel, int groups) {
        int checked = 0;
        for (int stride = 1; stride <= 2; stride++) {
            for (int dilation = 1; dilation <= 2; dilation++) {
                for (int padding = 0; padding <= kernel / 2 * dilation; padding++) {
                    check(builder(kernel, groups)
                            .stride(stride, stride)
                            .dilation(dilation, dilation)
                            .padding(padding, padding));
                    checked++;
                }
                check(builder(kernel, groups)
                        .stride(stride, stride)
                        .dilation(dilation, dilation)
                        .convolutionMode(ConvolutionMode.Same));
                checked++;
            }
        }
        assertTrue(checked >= 8, "only " + checked + " convolutions were checked");
    }

    @Test
    void tellsHeightFromWidth() {
        for (ConvolutionMode mode : new ConvolutionMode[] {ConvolutionMode.Truncate, ConvolutionMode.Same}) {
            check(builder(1, 4).kernelSize(2, 4).stride(3, 1).dilation(1, 2).convolutionMode(mode));
            check(builder(1, 4).kernelSize(5, 2).stride(1, 2).dilation(2, 3).convolutionMode(mode));
        }
        check(builder(1, 2).kernelSize(3, 4).padding(2, 0));
    }

    @Test
    void convolvesAMapOfOnePixel() {
        checkOn(builder(3, 4).padding(1, 1), Graphs.random(DataType.DOUBLE, 3, INPUTS, 1, 1));
    }

    @Test
    void startsWithBiasesAndCanHaveNone() {
        assertArrayEquals(
                new long[] {OUTPUTS},
                Graphs.network(DataType.DOUBLE, builder(3, 2).build())
                        .getParam("0_b")
                        .shape());
        ComputationGraph without =
                Graphs.network(DataType.DOUBLE, builder(3, 2).hasBias(false).build());
        assertEquals(OUTPUTS * INPUTS / 2 * 9, without.numParams());
        INDArray images = images(2);
        assertReference(without, images, without.outputSingle(images), 1e-12);
    }

    @Test
    void takesBatchesOfAnySize() {
        ComputationGraph network =
                Graphs.network(DataType.DOUBLE, builder(3, 4).stride(2, 2).build());
        INDArray first = network.outputSingle(images(4));
        for (int batch : new int[] {1, 7, 4}) {
            network.fit(
                    new INDArray[] {images(batch)},
                    new INDArray[] {Nd4j.zerosLike(network.outputSingle(images(batch)))});
            assertReference(network, images(batch), network.outputSingle(images(batch)), 1e-12);
        }
        assertTrue(Graphs.difference(first, network.outputSingle(images(4))) > 1e-3, "nothing was learned");
    }

    @ParameterizedTest
    @CsvSource({"FLOAT, 1e-5", "HALF, 2e-2"})
    void worksInOtherPrecisions(DataType type, double tolerance) {
        ComputationGraph network = Graphs.network(type, builder(3, 4).build());
        INDArray result = network.outputSingle(images(2).castTo(type));
        assertEquals(type, result.dataType());
        assertReference(network, images(2).castTo(type), result, tolerance);
        INDArray weight = network.getParam("0_W").dup();
        network.fit(new INDArray[] {images(2).castTo(type)}, new INDArray[] {Nd4j.zerosLike(result)});
        double change = Graphs.difference(weight, network.getParam("0_W"));
        assertTrue(change > 1e-3 && change < 1, "the weight changed by " + change);
    }

    @Test
    void takesImagesInAnyOrderOfMemory() {
        ComputationGraph network = Graphs.network(DataType.DOUBLE, builder(3, 4).build());
        assertReference(network, images(3), network.outputSingle(images(3).dup('f')), 1e-12);
        INDArray channelsLast = images(3).permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2);
        assertReference(network, images(3), network.outputSingle(channelsLast), 1e-12);
    }

    @Test
    void appliesItsActivation() {
        ComputationGraph linear = Graphs.network(DataType.DOUBLE, builder(3, 4).build());
        ComputationGraph tanh = Graphs.network(
                DataType.DOUBLE, builder(3, 4).activation(Activation.TANH).build());
        INDArray expected = Transforms.tanh(linear.outputSingle(images(2)), true);
        assertEquals(0, Graphs.difference(expected, tanh.outputSingle(images(2))), 1e-12);
    }

    @Test
    void shrinksMasksAsAConvolution() {
        ComputationGraph grouped =
                Graphs.network(DataType.DOUBLE, builder(3, 4).stride(2, 2).build());
        ComputationGraph dense = Graphs.network(
                DataType.DOUBLE,
                new ConvolutionLayer.Builder(3, 3)
                        .stride(2, 2)
                        .nIn(INPUTS)
                        .nOut(OUTPUTS)
                        .build());
        INDArray mask = Graphs.random(DataType.DOUBLE, 2, 1, 9, 7).gt(0).castTo(DataType.DOUBLE);
        INDArray expected = dense.getLayer(0)
                .feedForwardMaskArray(mask, MaskState.Active, 2)
                .getFirst();
        INDArray shrunk = grouped.getLayer(0)
                .feedForwardMaskArray(mask, MaskState.Active, 2)
                .getFirst();
        assertArrayEquals(new long[] {2, 1, 4, 3}, shrunk.shape());
        assertEquals(expected, shrunk);
    }

    private static GroupedConvolution.Builder builder(int kernel, int groups) {
        return new GroupedConvolution.Builder(kernel, kernel)
                .nIn(INPUTS)
                .nOut(OUTPUTS)
                .groups(groups)
                .activation(Activation.IDENTITY)
                .biasInit(0.5);
    }

    private static INDArray images(int count) {
        return Graphs.random(DataType.DOUBLE, count, INPUTS, 9, 7);
    }

    private static void check(GroupedConvolution.Builder builder) {
        // A kernel of 7 with a dilation of 2 reaches over 13 pixels.
        checkOn(builder, Graphs.random(DataType.DOUBLE, 1, INPUTS, 15, 13));
    }

    private static void checkOn(GroupedConvolution.Builder builder, INDArray images) {
        ComputationGraph network = Graphs.network(DataType.DOUBLE, builder.build());
        assertReference(network, images, network.outputSingle(images), 1e-12);
    }

    private static void assertReference(ComputationGraph network, INDArray images, INDArray result, double tolerance) {
        GroupedConvolution layer =
                (GroupedConvolution) network.getLayer(0).conf().getLayer();
        double[] bias = layer.hasBias() ? network.getParam("0_b").toDoubleVector() : new double[OUTPUTS];
        INDArray expected = ReferenceConvolution.of(layer).of(images, network.getParam("0_W"), bias);
        assertArrayEquals(expected.shape(), result.shape(), layer.toString());
        assertEquals(0, Graphs.difference(expected, result), tolerance, layer.toString());
    }
}
