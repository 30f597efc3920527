/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** The gradients of the layers against central differences, in double precision. */
class FeatureMapTransformGradientTest {
    private static final double TOLERANCE = 1e-7;
    private static final LayerWorkspaceMgr MEMORY = LayerWorkspaceMgr.noWorkspaces();

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#all")
    void ofParametersAndInput(TransformCase transform) {
        ComputationGraph network = transform.network(DataType.DOUBLE);
        network.initGradientsView();
        for (int[] shape : new int[][] {{2, 4, 3}, {1, 3, 2}, {2, 1, 1}}) {
            check(network.getLayer(0), transform.images(DataType.DOUBLE, shape[0], shape[1], shape[2]));
        }
    }

    private static void check(Layer layer, INDArray images) {
        layer.setInput(images, MEMORY);
        INDArray result = layer.activate(true, MEMORY);
        // The loss is the sum of the result times these numbers.
        INDArray epsilon = TransformCase.gradient(result);
        INDArray copy = epsilon.dup();
        Pair<Gradient, INDArray> gradients = layer.backpropGradient(epsilon, MEMORY);
        assertEquals(copy, epsilon, "another layer may read it");
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

        layer.setInput(images.dup('f'), MEMORY);
        Pair<Gradient, INDArray> again = layer.backpropGradient(epsilon.dup('f'), MEMORY);
        assertEquals(0, Graphs.difference(inputGradient, again.getSecond()), TOLERANCE, "another order");
    }

    /** Between two layers, in the workspaces of a training. */
    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void ofANetwork(TransformCase transform) {
        ComputationGraph network = transform.between(DataType.DOUBLE);
        for (int batch : new int[] {3, 1}) {
            DataSet data = new DataSet(
                    Graphs.random(DataType.DOUBLE, batch, 2, 6, 5), Nd4j.randn(DataType.DOUBLE, batch, 3, 4, 3));
            network.setInputs(data.getFeatures());
            network.setLabels(data.getLabels());
            network.computeGradientAndScore();
            Map<String, INDArray> gradients = Slopes.copy(network.gradient());
            assertEquals(network.paramTable().keySet(), gradients.keySet());
            // Gradients are sums over the batch, and the score is their mean.
            DoubleSupplier loss = () -> network.score(data, true) * batch;
            network.paramTable().forEach((name, values) -> {
                if (!name.startsWith("2_")) {
                    Slopes.assertGradient(name, loss, values, gradients.get(name));
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void areWrittenWhereTheUpdaterReadsThem(TransformCase transform) {
        ComputationGraph network = transform.network(DataType.DOUBLE);
        INDArray images = transform.images(DataType.DOUBLE, 3, 5, 4);
        network.setInputs(images);
        network.setLabels(Nd4j.zerosLike(images));
        network.computeGradientAndScore();
        INDArray[] inOrder = network.getLayer(0).paramTable().keySet().stream()
                .map(name -> network.gradient().getGradientFor("0_" + name))
                .map(gradient -> Nd4j.toFlattened('c', gradient))
                .toArray(INDArray[]::new);
        INDArray expected = Nd4j.concat(0, inOrder);
        assertTrue(expected.amaxNumber().doubleValue() > 1e-3);
        assertEquals(expected, network.getFlattenedGradients().reshape(expected.length()));
        assertEquals(expected, network.gradient().gradient().reshape(expected.length()));
    }

    @Test
    void ofEqualMaximaGoesToTheFirst() {
        TransformCase transform = TransformCase.attention(2, 3);
        ComputationGraph network = transform.network(DataType.DOUBLE);
        network.initGradientsView();
        Layer layer = network.getLayer(0);
        INDArray images = Nd4j.ones(DataType.DOUBLE, 1, 2, 3, 3);
        images.putScalar(new int[] {0, 1, 0, 0}, 0.5);
        layer.setInput(images, MEMORY);
        layer.activate(true, MEMORY);
        INDArray gradient =
                layer.backpropGradient(Nd4j.onesLike(images), MEMORY).getSecond();
        for (int channel = 0; channel < 2; channel++) {
            double first = gradient.getDouble(0, channel, 0, channel);
            double other = gradient.getDouble(0, channel, 2, 2);
            assertNotEquals(other, first, 1e-6);
            assertEquals(other, gradient.getDouble(0, channel, 0, 1 - channel), 1e-12);
            assertEquals(other, gradient.getDouble(0, channel, 1, 1), 1e-12);
        }
    }
}
