/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Function;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each function of a number is written. */
final class FunctionOperators {
    private static final Map<Class<?>, Writer<Function>> WRITERS = new HashMap<>();

    static {
        add(Function.Relu.class, (relu, vertex, x) -> vertex.give("Relu", List.of(x)));
        add(Function.Relu6.class, (relu, vertex, x) -> clip(vertex, x, 0, 6));
        add(
                Function.LeakyRelu.class,
                (leaky, vertex, x) -> vertex.give("LeakyRelu", List.of(x), Attributes.number("alpha", leaky.slope())));
        add(
                Function.Elu.class,
                (elu, vertex, x) -> vertex.give("Elu", List.of(x), Attributes.number("alpha", elu.alpha())));
        add(Function.Swish.class, (swish, vertex, x) -> gated(vertex, x, x));
        add(Function.Gelu.class, (gelu, vertex, x) -> errorFunctionGated(vertex, x));
        add(Function.QuickGelu.class, (gelu, vertex, x) -> gated(vertex, x, times(vertex, "scaled", x, 1.702)));
        add(Function.CubedGelu.class, (gelu, vertex, x) -> cubedGelu(vertex, x));
        add(Function.Mish.class, (mish, vertex, x) -> mish(vertex, x));
        add(Function.Sigmoid.class, (sigmoid, vertex, x) -> vertex.give("Sigmoid", List.of(x)));
        add(Function.Tanh.class, (tanh, vertex, x) -> vertex.give("Tanh", List.of(x)));
        add(Function.HardTanh.class, (tanh, vertex, x) -> clip(vertex, x, -1, 1));
        add(Function.HardSigmoid.class, (sigmoid, vertex, x) -> vertex.give("HardSigmoid", List.of(x)));
        add(Function.SoftPlus.class, (softplus, vertex, x) -> vertex.give("Softplus", List.of(x)));
        // Both are along the last axis.
        add(Function.Softmax.class, (softmax, vertex, x) -> vertex.give("Softmax", List.of(x)));
        add(Function.Identity.class, (identity, vertex, x) -> x);
        add(Function.Other.class, FunctionOperators::refuse);
    }

    /** Writes a function of a value. */
    @FunctionalInterface
    private interface Writer<A extends Function> {
        String write(A function, Vertex vertex, String x);
    }

    private FunctionOperators() {}

    private static <A extends Function> void add(Class<A> kind, Writer<A> writer) {
        WRITERS.put(kind, (function, vertex, x) -> writer.write(kind.cast(function), vertex, x));
    }

    /**
     * Writes a function of a value as the last part of a vertex.
     *
     * @return the vertex' output, or the value itself for the identity
     * @throws IllegalArgumentException if the function is none of those that are known
     */
    static String write(Function function, Vertex vertex, String x) {
        return WRITERS.get(function.getClass()).write(function, vertex, x);
    }

    /** The name of what is computed before the function: the vertex' output, if nothing is after it. */
    static String sums(Function function, Vertex vertex) {
        return function.isIdentity() ? vertex.output() : vertex.unused("sums");
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

    /** Its tanh written with a sigmoid. */
    private static String cubedGelu(Vertex vertex, String x) {
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
    private static String mish(Vertex vertex, String x) {
        String softplus = vertex.step("softplus", "Softplus", List.of(x));
        return vertex.give("Mul", List.of(x, vertex.step("tanh", "Tanh", List.of(softplus))));
    }

    private static String refuse(Function.Other function, Vertex vertex, String x) {
        throw new IllegalArgumentException(vertex.name() + " has the activation function " + function.kind() + " "
                + function.settings() + ", which cannot be written as ONNX; " + function.because());
    }
}
