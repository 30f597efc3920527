/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import static dev.stagecraft.libtorch.TestSession.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.stagecraft.libtorch.call.TorchException;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against plain loops in double precision, and their derivatives by finite differences. */
class ConvolutionTest {
    private static final Convolution.Wanted ALL = new Convolution.Wanted(true, true, true);

    static Stream<Arguments> geometries() {
        return Stream.of(
                arguments("3x3", shape(2, 4, 6, 5), shape(6, 4, 3, 3), ConvolutionGeometry.of(1, 1)),
                arguments("1x1", shape(2, 4, 6, 5), shape(3, 4, 1, 1), ConvolutionGeometry.of(1, 0)),
                arguments("1x1, one image", shape(1, 4, 6, 5), shape(3, 4, 1, 1), ConvolutionGeometry.of(1, 0)),
                arguments("1x1, stride 2", shape(2, 4, 6, 5), shape(3, 4, 1, 1), ConvolutionGeometry.of(2, 0)),
                arguments("7x7, stride 2", shape(1, 3, 11, 9), shape(4, 3, 7, 7), ConvolutionGeometry.of(2, 3)),
                arguments("groups", shape(2, 6, 5, 5), shape(4, 3, 3, 3), new ConvolutionGeometry(1, 1, 1, 1, 1, 1, 2)),
                arguments(
                        "depthwise",
                        shape(2, 4, 5, 6),
                        shape(4, 1, 3, 3),
                        new ConvolutionGeometry(2, 2, 1, 1, 1, 1, 4)),
                arguments(
                        "dilation", shape(1, 2, 7, 8), shape(3, 2, 3, 3), new ConvolutionGeometry(1, 1, 2, 2, 2, 2, 1)),
                arguments(
                        "oblong", shape(1, 2, 6, 8), shape(3, 2, 2, 3), new ConvolutionGeometry(2, 1, 1, 0, 1, 2, 1)));
    }

    private static long[] shape(long... shape) {
        return shape;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("geometries")
    void valuesAndGradientsAreThoseOfLoops(String name, long[] shape, long[] kernel, ConvolutionGeometry geometry) {
        ReferenceMaps reference = new ReferenceMaps(shape);
        double[] x = Numbers.random(1, shape);
        double[] w = Numbers.random(2, kernel);
        double[] b = Numbers.random(3, kernel[0]);
        double[] expected = reference.convolution(x, w, b, kernel, geometry);
        double[] weights = Numbers.random(4, expected.length);
        Convolution convolution = new Convolution(SESSION, geometry);
        try (Tensor input = Numbers.tensor(x, shape);
                Tensor weight = Numbers.tensor(w, kernel);
                Tensor bias = Numbers.tensor(b, kernel[0]);
                Tensor output = convolution.forward(input, weight, Optional.of(bias));
                Tensor gradient = Numbers.tensor(weights, output.shape())) {
            Numbers.assertClose(expected, output, 1e-10);
            Convolution.Gradients gradients = convolution.backward(gradient, input, weight, ALL);
            try (Tensor byInput = gradients.input().orElseThrow();
                    Tensor byWeight = gradients.weight().orElseThrow();
                    Tensor byBias = gradients.bias().orElseThrow()) {
                Numbers.assertClose(
                        Numbers.gradient(v -> reference.convolution(v, w, b, kernel, geometry), x, weights),
                        byInput,
                        1e-6);
                Numbers.assertClose(
                        Numbers.gradient(v -> reference.convolution(x, v, b, kernel, geometry), w, weights),
                        byWeight,
                        1e-6);
                Numbers.assertClose(
                        Numbers.gradient(v -> reference.convolution(x, w, v, kernel, geometry), b, weights),
                        byBias,
                        1e-6);
            }
        }
    }

    /** What networks use: no bias, the channels last. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("geometries")
    void mapsOfLowPrecisionAreAsCloseAsTheirTypeAllows(
            String name, long[] shape, long[] kernel, ConvolutionGeometry geometry) {
        ReferenceMaps reference = new ReferenceMaps(shape);
        double[] x = Numbers.random(1, shape);
        double[] w = Numbers.random(2, kernel);
        double[] expected = reference.convolution(x, w, new double[0], kernel, geometry);
        Convolution convolution = new Convolution(SESSION, geometry);
        for (ElementType type : new ElementType[] {ElementType.FLOAT32, ElementType.BFLOAT16}) {
            try (Tensor input = Numbers.tensor(x, type, ValueOrder.CHANNELS_LAST, shape);
                    Tensor weight = Numbers.tensor(w, type, ValueOrder.CHANNELS_LAST, kernel);
                    Tensor output = convolution.forward(input, weight, Optional.empty())) {
                assertEquals(type, output.type());
                assertEquals(1, output.strides()[1]);
                // A sum of up to 147 products of numbers below 2, each off by 1/256 of itself.
                Numbers.assertClose(expected, output, type == ElementType.FLOAT32 ? 1e-5 : 0.15);
            }
        }
    }

    /** Whatever computes them: libtorch chooses by the type. Those in double precision are held against loops above. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("geometries")
    void gradientsInFloat32AreThoseInDoublePrecision(
            String name, long[] shape, long[] kernel, ConvolutionGeometry geometry) {
        Convolution convolution = new Convolution(SESSION, geometry);
        Convolution.Wanted wanted = new Convolution.Wanted(true, true, false);
        double[] x = Numbers.random(1, shape);
        double[] w = Numbers.random(2, kernel);
        try (Tensor input = Numbers.tensor(x, shape);
                Tensor weight = Numbers.tensor(w, kernel);
                Tensor input32 = Numbers.tensor(x, ElementType.FLOAT32, ValueOrder.CHANNELS_LAST, shape);
                Tensor weight32 = Numbers.tensor(w, ElementType.FLOAT32, ValueOrder.CHANNELS_LAST, kernel);
                Tensor output = convolution.forward(input, weight, Optional.empty())) {
            long[] size = output.shape();
            double[] g = Numbers.random(4, size);
            try (Tensor gradient = Numbers.tensor(g, size);
                    Tensor gradient32 = Numbers.tensor(g, ElementType.FLOAT32, ValueOrder.CHANNELS_LAST, size)) {
                Convolution.Gradients expected = convolution.backward(gradient, input, weight, wanted);
                Convolution.Gradients actual = convolution.backward(gradient32, input32, weight32, wanted);
                try (Tensor byInput = expected.input().orElseThrow();
                        Tensor byWeight = expected.weight().orElseThrow();
                        Tensor byInput32 = actual.input().orElseThrow();
                        Tensor byWeight32 = actual.weight().orElseThrow()) {
                    Numbers.assertClose(byInput.doubles(), byInput32, 1e-5);
                    Numbers.assertClose(byWeight.doubles(), byWeight32, 2e-5);
                }
            }
        }
    }

    @Test
    void onlyWhatIsWantedIsComputed() {
        Convolution convolution = new Convolution(SESSION, ConvolutionGeometry.of(1, 1));
        try (Tensor input = Numbers.tensor(Numbers.random(1, 1, 2, 3, 3), 1, 2, 3, 3);
                Tensor weight = Numbers.tensor(Numbers.random(2, 2, 2, 3, 3), 2, 2, 3, 3);
                Tensor gradient = Numbers.tensor(Numbers.random(3, 1, 2, 3, 3), 1, 2, 3, 3)) {
            Convolution.Gradients gradients =
                    convolution.backward(gradient, input, weight, new Convolution.Wanted(false, true, false));
            assertTrue(gradients.input().isEmpty());
            assertTrue(gradients.bias().isEmpty());
            try (Tensor byWeight = gradients.weight().orElseThrow()) {
                assertEquals(36, byWeight.length());
            }
        }
    }

    /** The JVM lives on, and the same operation works with what fits. */
    @Test
    void shapesThatDoNotFitAreAnExceptionWithTheReason() {
        Convolution convolution = new Convolution(SESSION, ConvolutionGeometry.of(1, 1));
        try (Tensor input = Numbers.tensor(Numbers.random(1, 1, 3, 4, 4), 1, 3, 4, 4);
                Tensor wrong = Numbers.tensor(Numbers.random(2, 2, 5, 3, 3), 2, 5, 3, 3);
                Tensor right = Numbers.tensor(Numbers.random(2, 2, 3, 3, 3), 2, 3, 3, 3)) {
            String message = assertThrows(
                            TorchException.class, () -> convolution.forward(input, wrong, Optional.empty()))
                    .getMessage();
            assertTrue(message.contains("expected input[1, 3, 4, 4] to have 5 channels"), message);
            try (Tensor output = convolution.forward(input, right, Optional.empty())) {
                assertEquals(32, output.length());
            }
        }
    }
}
