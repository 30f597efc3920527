/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The gradient of a layer's input against central differences. */
final class LayerGradient {
    private static final LayerWorkspaceMgr MEMORY = LayerWorkspaceMgr.noWorkspaces();

    private LayerGradient() {}

    static void check(Layer layer, INDArray images) {
        Supplier<INDArray> result = () -> {
            Slopes.seed();
            layer.setInput(images, MEMORY);
            return layer.activate(true, MEMORY);
        };
        // The loss is the sum of the result times these numbers.
        INDArray epsilon = Graphs.random(DataType.DOUBLE, result.get().shape());
        INDArray given = epsilon.dup();
        INDArray before = images.dup();
        result.get();
        INDArray gradient = layer.backpropGradient(given, MEMORY).getSecond().dup();
        assertEquals(before, images, "the layer changed its input");
        assertEquals(epsilon, given, "the layer changed its epsilon");
        assertEquals(gradient, layer.backpropGradient(epsilon.dup('f'), MEMORY).getSecond(), "in another order");
        Slopes.assertGradient(
                "input", () -> result.get().mul(epsilon).sumNumber().doubleValue(), images, gradient);
    }
}
