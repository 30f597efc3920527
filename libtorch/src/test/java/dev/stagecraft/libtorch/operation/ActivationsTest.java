/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import static dev.stagecraft.libtorch.TestSession.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.stagecraft.libtorch.operation.ActivationFunction.Kept;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the formulas in double precision, and their derivatives by finite differences. */
class ActivationsTest {
    private static final Activations ACTIVATIONS = new Activations(SESSION);
    private static final long[] SHAPE = {2, 3, 4, 5};

    static Stream<Arguments> functions() {
        return Stream.of(
                function("relu", ACTIVATIONS.rectifier(), x -> Math.max(x, 0)),
                function("relu6", ACTIVATIONS.rectifier6(), x -> Math.min(Math.max(x, 0), 6)),
                function("leaky relu 0.01", ACTIVATIONS.leakyRectifier(0.01), x -> x > 0 ? x : 0.01 * x),
                function("leaky relu 0.3", ACTIVATIONS.leakyRectifier(0.3), x -> x > 0 ? x : 0.3 * x),
                function("leaky relu 1.5", ACTIVATIONS.leakyRectifier(1.5), x -> x > 0 ? x : 1.5 * x),
                function("elu 1", ACTIVATIONS.exponentialLinearUnit(1), x -> x > 0 ? x : Math.expm1(x)),
                function("elu 0.4", ACTIVATIONS.exponentialLinearUnit(0.4), x -> x > 0 ? x : 0.4 * Math.expm1(x)),
                function("elu 2", ACTIVATIONS.exponentialLinearUnit(2), x -> x > 0 ? x : 2 * Math.expm1(x)),
                function("swish", ACTIVATIONS.swish(), x -> x * sigmoid(x)),
                function("gelu", ACTIVATIONS.gelu(), x -> x * normalDistribution(x)),
                function("sigmoid gelu", ACTIVATIONS.sigmoidGelu(), x -> x * sigmoid(1.702 * x)),
                function("mish", ACTIVATIONS.mish(), x -> x * Math.tanh(Math.log1p(Math.exp(x)))),
                function("sigmoid", ACTIVATIONS.sigmoid(), ActivationsTest::sigmoid),
                function("tanh", ACTIVATIONS.tanh(), Math::tanh),
                function("hard tanh", ACTIVATIONS.hardTanh(), x -> Math.min(Math.max(x, -1), 1)),
                function("hard sigmoid", ACTIVATIONS.hardSigmoid(), x -> Math.min(Math.max(0.2 * x + 0.5, 0), 1)),
                function("softplus", ACTIVATIONS.softplus(), x -> Math.log1p(Math.exp(x))));
    }

    private static Arguments function(String name, ActivationFunction function, DoubleUnaryOperator formula) {
        return arguments(name, function, formula);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** By its series, {@code 1/2 + phi(x) (x + x^3/3 + x^5/(3 5) + …)} (Marsaglia, <i>Evaluating the Normal Distribution</i>, 2004). */
    private static double normalDistribution(double x) {
        double sum = x;
        double term = x;
        for (int i = 3; i < 200; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** From -8 to 8, so that what clips is met on both sides. */
    private static double[] input() {
        return Arrays.stream(Numbers.random(1, SHAPE)).map(x -> 4 * x).toArray();
    }

    private static Tensor kept(ActivationFunction function, Tensor input, Tensor output) {
        return function.kept() == Kept.INPUT ? input : output;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void valuesAndGradientsAreThoseOfTheFormula(String name, ActivationFunction function, DoubleUnaryOperator formula) {
        double[] x = input();
        double[] weights = Numbers.random(2, SHAPE);
        double[] expected = DoubleStream.of(x).map(formula).toArray();
        double[] slopes =
                Numbers.gradient(values -> DoubleStream.of(values).map(formula).toArray(), x, weights);
        try (Tensor input = Numbers.tensor(x, SHAPE);
                Tensor gradient = Numbers.tensor(weights, SHAPE);
                Tensor output = function.forward(input);
                Tensor result = function.backward(gradient, kept(function, input, output))) {
            Numbers.assertClose(expected, output, 1e-9);
            Numbers.assertClose(slopes, result, 1e-6);
            Numbers.assertClose(x, input, 0);
            Numbers.assertClose(weights, gradient, 0);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void overwrittenValuesAreTheSame(String name, ActivationFunction function, DoubleUnaryOperator formula) {
        double[] x = input();
        double[] weights = Numbers.random(2, SHAPE);
        Tensor overwritten = Numbers.tensor(x, SHAPE);
        Tensor gradientOverwritten = Numbers.tensor(weights, SHAPE);
        try (Tensor input = Numbers.tensor(x, SHAPE);
                Tensor gradient = Numbers.tensor(weights, SHAPE);
                Tensor output = function.forward(input);
                Tensor expected = function.backward(gradient, kept(function, input, output));
                Tensor again = function.forwardInPlace(overwritten);
                Tensor result = function.backwardInPlace(gradientOverwritten, kept(function, input, again))) {
            Numbers.assertClose(output.doubles(), again, 0);
            Numbers.assertClose(expected.doubles(), result, 0);
        }
    }

    /** Maps as networks have them: float32 and bfloat16, the channels last, which they stay. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void mapsOfLowPrecisionAreAsCloseAsTheirTypeAllows(
            String name, ActivationFunction function, DoubleUnaryOperator formula) {
        double[] x = input();
        double[] weights = Numbers.random(2, SHAPE);
        double[] expected = DoubleStream.of(x).map(formula).toArray();
        double[] slopes =
                Numbers.gradient(values -> DoubleStream.of(values).map(formula).toArray(), x, weights);
        for (ElementType type : new ElementType[] {ElementType.FLOAT32, ElementType.BFLOAT16}) {
            double tolerance = type == ElementType.FLOAT32 ? 2e-6 : 0.05;
            try (Tensor input = Numbers.tensor(x, type, ValueOrder.CHANNELS_LAST, SHAPE);
                    Tensor gradient = Numbers.tensor(weights, type, ValueOrder.CHANNELS_LAST, SHAPE);
                    Tensor output = function.forward(input);
                    Tensor result = function.backward(gradient, kept(function, input, output))) {
                assertEquals(type, output.type());
                assertEquals(type, result.type());
                assertEquals(1, output.strides()[1]);
                assertEquals(1, result.strides()[1]);
                Numbers.assertClose(expected, output, tolerance);
                Numbers.assertClose(slopes, result, tolerance);
            }
        }
    }

    /** Zeros of either sign stop a gradient, and the smallest numbers let it pass. */
    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "BFLOAT16"})
    void aRectifierLetsPassWhatIsPositive(ElementType type) {
        double tiny = Float.MIN_NORMAL;
        double[] outputs = {0, -0.0, tiny, 1, 1024, 0, -0.0, 300};
        double[] gradients = {3, 5, 7, -9, 1.5, -1.5, 0.0078125, 0};
        double[] expected = {0, 0, 7, -9, 1.5, 0, 0, 0};
        ActivationFunction rectifier = ACTIVATIONS.rectifier();
        try (Tensor output = Numbers.tensor(outputs, type, ValueOrder.ROWS, 2, 4);
                Tensor gradient = Numbers.tensor(gradients, type, ValueOrder.ROWS, 2, 4);
                Tensor result = rectifier.backward(gradient, output)) {
            Numbers.assertClose(expected, result, 0);
            Numbers.assertClose(gradients, gradient, 0);
            assertSame(gradient, rectifier.backwardInPlace(gradient, output));
            Numbers.assertClose(expected, gradient, 0);
            Numbers.assertClose(outputs, output, 0);
        }
    }

    @Test
    void numbersThatMakeNoFunctionAreRefused() {
        assertEquals(
                "The slope of a leaky ReLU is -0.5; it must be at least 0.",
                assertThrows(IllegalArgumentException.class, () -> ACTIVATIONS.leakyRectifier(-0.5))
                        .getMessage());
        assertEquals(
                "The factor of an ELU is 0.0; it must be positive.",
                assertThrows(IllegalArgumentException.class, () -> ACTIVATIONS.exponentialLinearUnit(0))
                        .getMessage());
    }
}
