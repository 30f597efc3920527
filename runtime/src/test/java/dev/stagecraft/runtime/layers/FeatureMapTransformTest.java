/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the layers give, against their definitions. */
class FeatureMapTransformTest {
    private static final LayerWorkspaceMgr MEMORY = LayerWorkspaceMgr.noWorkspaces();

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#all")
    void giveWhatTheirPapersDefine(TransformCase transform) {
        ComputationGraph network = transform.network(DataType.DOUBLE);
        // The same network, so that nothing of one batch may be left in the next.
        for (int[] shape : new int[][] {{2, 5, 3}, {1, 4, 9}, {3, 7, 7}, {1, 1, 1}, {2, 1, 1}, {5, 1, 2}, {2, 5, 3}}) {
            INDArray images = transform.images(DataType.DOUBLE, shape[0], shape[1], shape[2]);
            INDArray result = network.outputSingle(images);
            assertArrayEquals(images.shape(), result.shape());
            assertEquals(0, Graphs.difference(transform.expected(network.getLayer(0), images), result), 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void giveTheSameInTrainingAsLater(TransformCase transform) {
        ComputationGraph network = transform.between(DataType.FLOAT);
        INDArray images = Graphs.random(DataType.FLOAT, 3, 2, 6, 7);
        INDArray later = network.outputSingle(images);
        assertEquals(0, Graphs.difference(later, network.output(true, images)[0]));
        assertEquals(
                0, Graphs.difference(later, network.feedForward(images, true).get("loss")));
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void learnFromBatchesOfAnySize(TransformCase transform) {
        ComputationGraph network = transform.network(DataType.DOUBLE);
        INDArray before = network.params().dup();
        for (int count : new int[] {4, 1, 7, 4}) {
            INDArray images = transform.images(DataType.DOUBLE, count, 5, 3);
            network.fit(new INDArray[] {images}, new INDArray[] {Nd4j.zerosLike(images)});
            assertEquals(
                    0,
                    Graphs.difference(transform.expected(network.getLayer(0), images), network.outputSingle(images)),
                    1e-12);
        }
        network.getLayer(0)
                .paramTable()
                .forEach((name, values) -> assertTrue(values.norm2Number().doubleValue() > 1e-3, name));
        assertTrue(Graphs.difference(before, network.params()) > 1e-3, "nothing was learned");
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void takeImagesInAnyOrderOfMemory(TransformCase transform) {
        ComputationGraph network = transform.network(DataType.DOUBLE);
        INDArray images = transform.images(DataType.DOUBLE, 3, 5, 4);
        INDArray expected = transform.expected(network.getLayer(0), images);
        assertEquals(0, Graphs.difference(expected, network.outputSingle(images.dup('f'))), 1e-12);
        INDArray channelsLast = images.permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2);
        assertEquals(0, Graphs.difference(expected, network.outputSingle(channelsLast)), 1e-12);
    }

    /** A sum of this many halves, each near 3, would be infinite as a half. */
    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void workInOtherPrecisions(TransformCase transform) {
        for (DataType type : new DataType[] {DataType.FLOAT, DataType.FLOAT16}) {
            double tolerance = type == DataType.FLOAT ? 1e-4 : 1e-2;
            INDArray images =
                    transform.images(DataType.DOUBLE, 2, 151, 150).addi(3).castTo(type);
            INDArray epsilon = TransformCase.gradient(images).divi(100);
            ComputationGraph network = transform.network(type);
            ComputationGraph exact = transform.network(DataType.DOUBLE);
            exact.setParams(network.params().castTo(DataType.DOUBLE));

            INDArray result = network.outputSingle(images);
            assertEquals(type, result.dataType());
            assertEquals(0, Graphs.difference(transform.expected(exact.getLayer(0), images), result), tolerance);

            var gradients = backward(network, images, epsilon);
            var expected = backward(exact, images.castTo(DataType.DOUBLE), epsilon.castTo(DataType.DOUBLE));
            assertEquals(type, gradients.getSecond().dataType());
            assertEquals(0, Graphs.difference(expected.getSecond(), gradients.getSecond()), tolerance);
            expected.getFirst().gradientForVariable().forEach((name, values) -> {
                INDArray gradient = gradients.getFirst().getGradientFor(name);
                assertEquals(type, gradient.dataType());
                double size = values.amaxNumber().doubleValue();
                assertTrue(size > 1e-4, name);
                assertEquals(0, Graphs.difference(values, gradient), tolerance * size, name);
            });
        }
    }

    private static Pair<Gradient, INDArray> backward(ComputationGraph network, INDArray images, INDArray epsilon) {
        network.initGradientsView();
        network.getLayer(0).setInput(images, MEMORY);
        return network.getLayer(0).backpropGradient(epsilon, MEMORY);
    }

    @Test
    void keepSmallDeviationsFromALargeMean() {
        TransformCase transform = TransformCase.normalization(8, 2);
        ComputationGraph network = transform.network(DataType.FLOAT);
        INDArray images =
                transform.images(DataType.DOUBLE, 2, 31, 29).addi(1000).castTo(DataType.FLOAT);
        INDArray expected = transform.expected(network.getLayer(0), images);
        assertEquals(0, Graphs.difference(expected, network.outputSingle(images)), 1e-2);
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void leaveMasksAlone(TransformCase transform) {
        ComputationGraph network = transform.network(DataType.DOUBLE);
        Layer layer = network.getLayer(0);
        INDArray images = transform.images(DataType.DOUBLE, 2, 5, 3);
        INDArray mask = Graphs.random(DataType.DOUBLE, 2, 1, 5, 3).gt(0).castTo(DataType.DOUBLE);
        INDArray copy = mask.dup();
        var passed = layer.feedForwardMaskArray(mask, MaskState.Active, 2);
        assertSame(mask, passed.getFirst());
        assertSame(MaskState.Active, passed.getSecond());
        layer.setMaskArray(mask);
        network.initGradientsView();
        layer.setInput(images, MEMORY);
        INDArray result = layer.activate(true, MEMORY);
        layer.backpropGradient(TransformCase.gradient(result), MEMORY);
        assertEquals(copy, mask);
        assertEquals(0, Graphs.difference(transform.expected(layer, images), result), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void dropOutTheirInput(TransformCase transform) {
        FeatureMapTransform configuration = transform.layer().get();
        configuration.setIDropout(new Dropout(0.5));
        ComputationGraph network = Graphs.network(DataType.DOUBLE, configuration);
        network.initGradientsView();
        Layer layer = network.getLayer(0);
        INDArray images = transform.images(DataType.DOUBLE, 2, 5, 3);
        layer.setInput(images, MEMORY);
        INDArray result = layer.activate(true, MEMORY);
        INDArray dropped = layer.input().eq(0).castTo(DataType.DOUBLE);
        assertEquals(0.5, dropped.meanNumber().doubleValue(), 0.2);
        assertEquals(0, Graphs.difference(transform.expected(layer, layer.input()), result), 1e-12);
        INDArray gradient =
                layer.backpropGradient(TransformCase.gradient(result), MEMORY).getSecond();
        assertEquals(0, gradient.mul(dropped).amaxNumber().doubleValue());
        assertTrue(gradient.amaxNumber().doubleValue() > 1e-3);
        layer.setInput(images, MEMORY);
        assertEquals(0, Graphs.difference(transform.expected(layer, images), layer.activate(false, MEMORY)), 1e-12);
    }

    @ParameterizedTest
    @MethodSource("dev.stagecraft.runtime.layers.TransformCase#kinds")
    void sayWhatTheyExpect(TransformCase transform) {
        Layer layer = transform.network(DataType.DOUBLE).getLayer(0);
        for (long[] shape : new long[][] {{2, 6}, {2, 3, 4, 4}}) {
            layer.setInput(Graphs.random(DataType.DOUBLE, shape), MEMORY);
            String message = assertThrows(DL4JInvalidInputException.class, () -> layer.activate(false, MEMORY))
                    .getMessage();
            assertTrue(message.contains("it must be [N, 6, H, W]."), message);
        }
    }
}
