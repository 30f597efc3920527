/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.layers.GaussianErrorLinearUnit;
import dev.stagecraft.runtime.vertices.PlainLayers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationHardSigmoid;
import org.nd4j.linalg.activations.impl.ActivationHardTanH;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationMish;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Deeplearning4j's activation functions. */
final class ActivationFunctions {
    private static final Map<Class<?>, Writer<IActivation>> WRITERS = new HashMap<>();

    static {
        add(ActivationReLU.class, ActivationFunctions::relu);
        add(ActivationReLU6.class, (relu, vertex, x) -> clip(vertex, x, 0, 6));
        add(
                ActivationLReLU.class,
                (leaky, vertex, x) ->
                        vertex.give("LeakyRelu", List.of(x), Attributes.number("alpha", leaky.getAlpha())));
        add(
                ActivationELU.class,
                (elu, vertex, x) -> vertex.give("Elu", List.of(x), Attributes.number("alpha", elu.getAlpha())));
        add(ActivationSwish.class, (swish, vertex, x) -> gated(vertex, x, x));
        add(GaussianErrorLinearUnit.class, (gelu, vertex, x) -> errorFunctionGated(vertex, x));
        add(ActivationGELU.class, ActivationFunctions::gelu);
        add(ActivationMish.class, ActivationFunctions::mish);
        add(ActivationSigmoid.class, (sigmoid, vertex, x) -> vertex.give("Sigmoid", List.of(x)));
        add(ActivationTanH.class, (tanh, vertex, x) -> vertex.give("Tanh", List.of(x)));
        add(ActivationHardTanH.class, (tanh, vertex, x) -> clip(vertex, x, -1, 1));
        add(ActivationHardSigmoid.class, (sigmoid, vertex, x) -> vertex.give("HardSigmoid", List.of(x)));
        add(ActivationSoftPlus.class, (softplus, vertex, x) -> vertex.give("Softplus", List.of(x)));
        // Both are along the last axis.
        add(ActivationSoftmax.class, (softmax, vertex, x) -> vertex.give("Softmax", List.of(x)));
        add(ActivationIdentity.class, (identity, vertex, x) -> x);
    }

    /** Writes a function of a value. */
    @FunctionalInterface
    private interface Writer<A extends IActivation> {
        String write(A function, Vertex vertex, String x);
    }

    private ActivationFunctions() {}

    private static <A extends IActivation> void add(Class<A> kind, Writer<A> writer) {
        WRITERS.put(kind, (function, vertex, x) -> writer.write(kind.cast(function), vertex, x));
    }

    /**
     * Writes a function of a value as the last part of a vertex.
     *
     * @return the vertex' output, or the value itself for the identity
     * @throws IllegalArgumentException if the function is none of those that are known
     */
    static String write(IActivation function, Vertex vertex, String x) {
        Writer<IActivation> writer = WRITERS.get(function.getClass());
        if (writer == null) {
            throw unknown(function, vertex);
        }
        return writer.write(function, vertex, x);
    }

    /** The name of what is computed before the function: the vertex' output, if nothing is after it. */
    static String sums(IActivation function, Vertex vertex) {
        return function instanceof ActivationIdentity ? vertex.output() : vertex.unused("sums");
    }

    private static String relu(ActivationReLU relu, Vertex vertex, String x) {
        if (!PlainLayers.isRectifier(relu)) {
            throw new IllegalArgumentException(vertex.name() + " has a ReLU with the maximum " + relu.getMax()
                    + ", the threshold " + relu.getThreshold() + " and the negative slope " + relu.getNegativeSlope()
                    + ", which cannot be written as ONNX; set one without, ActivationReLU6 or ActivationLReLU.");
        }
        return vertex.give("Relu", List.of(x));
    }

    private static String clip(Vertex vertex, String x, double least, double most) {
        return vertex.give("Clip", List.of(x, vertex.number("least", least), vertex.number("most", most)));
    }

    /** {@code x sigmoid(y)} */
    private static String gated(Vertex vertex, String x, String y) {
        return vertex.give("Mul", List.of(x, vertex.step("gate", "Sigmoid", List.of(y))));
    }

    /** {@code (x (1 + erf(x / sqrt(2)))) / 2}, in the order in which runtimes know it and compute it at once. */
    private static String errorFunctionGated(Vertex vertex, String x) {
        String scaled = vertex.step("scaled", "Div", List.of(x, vertex.number("scaled_by", Math.sqrt(2))));
        String error = vertex.step("error", "Erf", List.of(scaled));
        String gate = vertex.step("gate", "Add", List.of(error, vertex.number("one", 1)));
        String twice = vertex.step("twice", "Mul", List.of(x, gate));
        return vertex.give("Mul", List.of(twice, vertex.number("half", 0.5)));
    }

    /**
     * {@code x sigmoid(1.702 x)}, or, where it is the precise one, {@code x (1 + tanh(sqrt(2 / pi) (x + (0.044715 x)^3))) / 2}, written with
     * a sigmoid. That is what ND4J M2.1 computes; in the paper the factor is not cubed (Hendrycks and Gimpel, <i>Gaussian Error Linear
     * Units</i>, 2016, arXiv:1606.08415).
     */
    private static String gelu(ActivationGELU gelu, Vertex vertex, String x) {
        if (!gelu.isPrecise()) {
            return gated(vertex, x, times(vertex, "scaled", x, 1.702));
        }
        String small = times(vertex, "small", x, 0.044715);
        String square = vertex.step("square", "Mul", List.of(small, small));
        String cube = vertex.step("cube", "Mul", List.of(square, small));
        String sum = vertex.step("sum", "Add", List.of(x, cube));
        return gated(vertex, x, times(vertex, "scaled", sum, 2 * Math.sqrt(2 / Math.PI)));
    }

    private static String times(Vertex vertex, String step, String x, double factor) {
        return vertex.step(step, "Mul", List.of(x, vertex.number(step + "_by", factor)));
    }

    /** {@code x tanh(softplus(x))} */
    private static String mish(ActivationMish mish, Vertex vertex, String x) {
        String softplus = vertex.step("softplus", "Softplus", List.of(x));
        return vertex.give("Mul", List.of(x, vertex.step("tanh", "Tanh", List.of(softplus))));
    }

    private static IllegalArgumentException unknown(IActivation function, Vertex vertex) {
        return new IllegalArgumentException(vertex.name() + " has the activation function "
                + function.getClass().getName() + " " + function + ", which cannot be written as ONNX; set another.");
    }
}
