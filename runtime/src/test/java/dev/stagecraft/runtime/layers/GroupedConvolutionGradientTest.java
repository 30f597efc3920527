/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** The gradients of the layer, and of the one that standardizes its weights, against central differences, in double precision. */
class GroupedConvolutionGradientTest {
    private static final double TOLERANCE = 1e-7;
    private static final LayerWorkspaceMgr MEMORY = LayerWorkspaceMgr.noWorkspaces();

    static Stream<GroupedConvolution.Builder> layers() {
        return Stream.of(
                builder(2).padding(1, 1),
                builder(4).padding(1, 1).stride(2, 2).activation(Activation.TANH),
                builder(2).kernelSize(1, 1).hasBias(false).activation(Activation.SIGMOID),
                builder(1).kernelSize(3, 2).stride(1, 2).dilation(2, 1),
                builder(4).dilation(2, 2).convolutionMode(ConvolutionMode.Same),
                builder(2).kernelSize(2, 3).stride(2, 2).convolutionMode(ConvolutionMode.Same),
                standardized(1, 1e-2).padding(1, 1).stride(2, 2),
                standardized(2, 1e-1).kernelSize(2, 2).hasBias(false).activation(Activation.TANH),
                standardized(1, 1e-1).kernelSize(1, 1));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void ofWeightBiasAndInput(GroupedConvolution.Builder builder) {
        for (int batch : new int[] {2, 1}) {
            check(Graphs.network(DataType.DOUBLE, builder.build()), batch);
        }
    }

    private static void check(ComputationGraph network, int batch) {
        network.initGradientsView();
        Layer layer = network.getLayer(0);
        INDArray images = Graphs.random(DataType.DOUBLE, batch, 4, 5, 4);
        layer.setInput(images, MEMORY);
        INDArray result = layer.activate(true, MEMORY);
        // The loss is the sum of the result times these numbers.
        INDArray epsilon = Nd4j.randn(DataType.DOUBLE, result.shape());
        Pair<Gradient, INDArray> gradients = layer.backpropGradient(epsilon.dup(), MEMORY);
        INDArray inputGradient = gradients.getSecond().dup();
        Map<String, INDArray> parameterGradients = Slopes.copy(gradients.getFirst());
        DoubleSupplier loss = () -> {
            layer.setInput(images, MEMORY);
            return layer.activate(true, MEMORY).mul(epsilon).sumNumber().doubleValue();
        };
        Slopes.assertGradient("input", loss, images, inputGradient);
        assertEquals(layer.paramTable().keySet(), parameterGradients.keySet());
        layer.paramTable()
                .forEach((name, values) -> Slopes.assertGradient(name, loss, values, parameterGradients.get(name)));

        layer.setInput(images, MEMORY);
        Pair<Gradient, INDArray> again = layer.backpropGradient(epsilon.dup('f'), MEMORY);
        assertEquals(0, Graphs.difference(inputGradient, again.getSecond()), TOLERANCE, "epsilon in another order");
    }

    /** Two layers, so that a layer's input gradient is another's epsilon, in the workspaces of a training. */
    @Test
    void ofANetwork() {
        ComputationGraph network = Graphs.network(
                DataType.DOUBLE,
                builder(2)
                        .padding(1, 1)
                        .stride(2, 2)
                        .activation(Activation.TANH)
                        .build(),
                new ConvolutionLayer.Builder(1, 1)
                        .nIn(8)
                        .nOut(6)
                        .activation(Activation.IDENTITY)
                        .build(),
                new GroupedConvolution.Builder(2, 2)
                        .nIn(6)
                        .nOut(3)
                        .groups(3)
                        .activation(Activation.IDENTITY)
                        .build());
        INDArray images = Graphs.random(DataType.DOUBLE, 2, 4, 5, 4);
        DataSet data = new DataSet(images, Nd4j.randn(DataType.DOUBLE, 2, 3, 2, 1));
        long batch = images.size(0);
        network.setInputs(data.getFeatures());
        network.setLabels(data.getLabels());
        network.computeGradientAndScore();
        Map<String, INDArray> gradients = Slopes.copy(network.gradient());
        assertEquals(network.paramTable().keySet(), gradients.keySet());
        // Gradients are sums over the batch, and the score is their mean.
        network.paramTable()
                .forEach((name, values) -> Slopes.assertGradient(
                        name, () -> network.score(data, true) * batch, values, gradients.get(name)));
    }

    @Test
    void areWrittenWhereTheUpdaterReadsThem() {
        ComputationGraph network = Graphs.network(DataType.DOUBLE, builder(2).build());
        INDArray images = Graphs.random(DataType.DOUBLE, 3, 4, 5, 4);
        network.setInputs(images);
        network.setLabels(Nd4j.randn(DataType.DOUBLE, 3, 8, 3, 2));
        network.computeGradientAndScore();
        Gradient gradient = network.gradient();
        INDArray bias = gradient.getGradientFor("0_b");
        INDArray weight = gradient.getGradientFor("0_W");
        assertArrayEquals(new long[] {8, 2, 3, 3}, weight.shape());
        INDArray expected = Nd4j.concat(0, bias, weight.reshape(weight.length()));
        assertTrue(expected.amaxNumber().doubleValue() > 1e-3);
        assertEquals(expected, network.getFlattenedGradients().reshape(expected.length()));
    }

    private static GroupedConvolution.Builder builder(int groups) {
        return new GroupedConvolution.Builder(3, 3)
                .nIn(4)
                .nOut(8)
                .groups(groups)
                .activation(Activation.IDENTITY);
    }

    private static GroupedConvolution.Builder standardized(int groups, double epsilon) {
        return new StandardizedConvolution.Builder(3, 3)
                .epsilon(epsilon)
                .nIn(4)
                .nOut(8)
                .groups(groups)
                .activation(Activation.IDENTITY);
    }
}
