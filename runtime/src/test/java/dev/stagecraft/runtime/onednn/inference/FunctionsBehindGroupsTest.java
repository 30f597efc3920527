/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.InferenceOptions;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.layers.GaussianErrorLinearUnit;
import dev.stagecraft.runtime.layers.NormalDistribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Every function behind convolutions of groups of every width, for maps of several sizes and in each precision, is what 64-bit floating
 * point gives. {@code InstructionSetsTest} runs it by the kernels for each instruction set.
 */
@Tag("slow")
class FunctionsBehindGroupsTest {
    private static final int GROUPS = 2;
    private static final List<Integer> WIDTHS = List.of(1, 3, 4, 8, 12, 16, 24);
    private static final int ROWS = 3;
    private static final List<Integer> COLUMNS = List.of(5, 14, 29);
    private static final Map<IActivation, DoubleUnaryOperator> FUNCTIONS = new LinkedHashMap<>();

    static {
        add(Activation.RELU, x -> Math.max(x, 0));
        add(Activation.RELU6, x -> Math.min(Math.max(x, 0), 6));
        add(Activation.LEAKYRELU, x -> x < 0 ? 0.01 * x : x);
        add(Activation.ELU, x -> x < 0 ? Math.expm1(x) : x);
        add(Activation.SWISH, x -> x * sigmoid(x));
        add(Activation.GELU, x -> x * sigmoid(1.702 * x));
        FUNCTIONS.put(new GaussianErrorLinearUnit(), x -> x * NormalDistribution.below(x));
        add(Activation.MISH, x -> x * Math.tanh(Math.log1p(Math.exp(x))));
        add(Activation.SIGMOID, FunctionsBehindGroupsTest::sigmoid);
        add(Activation.TANH, Math::tanh);
        add(Activation.HARDTANH, x -> Math.min(Math.max(x, -1), 1));
        add(Activation.HARDSIGMOID, x -> Math.min(Math.max(0.2 * x + 0.5, 0), 1));
        add(Activation.SOFTPLUS, x -> Math.log1p(Math.exp(x)));
    }

    private final List<String> different = new ArrayList<>();

    private static void add(Activation activation, DoubleUnaryOperator function) {
        FUNCTIONS.put(activation.getActivationFunction(), function);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @ParameterizedTest
    @EnumSource
    void areWhat64BitsGive(Precision precision) {
        assumeTrue(
                precision.isAvailable(),
                () -> "this processor has no AVX512_BF16, by which " + precision + " is computed");
        // Numbers of bfloat16 are three times rounded to the 8 bits of a significand: each time by at most a 512th.
        double epsilon = precision == Precision.FULL ? 1e-5 : 1.0 / 128;
        for (int width : WIDTHS) {
            for (IActivation function : FUNCTIONS.keySet()) {
                for (Behind behind : Behind.values()) {
                    compare(behind.network(GROUPS, width, function), precision, epsilon, width, function, behind);
                }
            }
        }
        assertEquals(List.of(), different);
    }

    private void compare(
            ComputationGraph network,
            Precision precision,
            double epsilon,
            int width,
            IActivation function,
            Behind behind) {
        try (InferenceNetwork fused = InferenceNetwork.of(
                network,
                InferenceOptions.defaults().withExecution(Execution.ONEDNN).withPrecision(precision))) {
            for (int columns : COLUMNS) {
                INDArray images = images(GROUPS * width, columns);
                double error = error(network, images, fused.output(images), width, function, behind);
                if (!(error <= epsilon)) {
                    different.add(behind + " " + function + ", " + width + " channels a group, " + columns
                            + " columns: " + error);
                }
            }
        }
    }

    /** Multiples of 1/16 from -2 to 2. */
    private static INDArray images(int channels, int columns) {
        INDArray images = Nd4j.create(DataType.FLOAT, 1, channels, ROWS, columns);
        for (int i = 0; i < images.length(); i++) {
            images.data().put(i, (i * 37 % 65 - 32) / 16.0);
        }
        return images;
    }

    /** The largest difference, as a part of what it is computed of and one. */
    private static double error(
            ComputationGraph network,
            INDArray images,
            INDArray actual,
            int width,
            IActivation function,
            Behind behind) {
        double worst = 0;
        float[] given = actual.dup('c').data().asFloat();
        float[] image = images.data().asFloat();
        double[] convolved = convolved(network, image, (int) images.size(1), width, (int) images.size(3));
        for (int i = 0; i < given.length; i++) {
            double expected = behind.of(FUNCTIONS.get(function), convolved[i], image[i]);
            double scale = 1 + Math.abs(convolved[i]) + Math.abs(image[i]);
            double error = Math.abs(given[i] - expected) / scale;
            // Also where it is no number.
            worst = error <= worst ? worst : error;
        }
        return worst;
    }

    private static double[] convolved(ComputationGraph network, float[] image, int channels, int width, int columns) {
        float[] weight = network.getParam("convolution_W").dup('c').data().asFloat();
        float[] bias = network.getParam("convolution_b").dup('c').data().asFloat();
        double[] sums = new double[channels * ROWS * columns];
        for (int out = 0; out < channels; out++) {
            for (int row = 0; row < ROWS; row++) {
                for (int column = 0; column < columns; column++) {
                    double sum = bias[out];
                    for (int in = 0; in < width; in++) {
                        int from = (out / width * width + in) * ROWS;
                        for (int y = Math.max(0, row - 1); y <= Math.min(ROWS - 1, row + 1); y++) {
                            for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
                                int window = ((out * width + in) * 3 + y - row + 1) * 3 + x - column + 1;
                                sum += (double) weight[window] * image[(from + y) * columns + x];
                            }
                        }
                    }
                    sums[(out * ROWS + row) * columns + column] = sum;
                }
            }
        }
        return sums;
    }
}
