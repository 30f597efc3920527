/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What PyTorch 2.13 makes of two filters ({@code F.batch_norm} over each, as timm's {@code StdConv2d}), and of a gradient. */
class WeightStandardizationTest {
    private static final double[][] FILTERS = {{0.5, -1, 2, 0.25, 3, -0.75}, {1, 1.001, 0.999, 1.0005, 1, 0.9995}};
    private static final double[][] GRADIENT = {{1, 2, -3, 0.5, 0, 4}, {-1, 0.25, 2, 1, -2, 0.5}};

    @Test
    void isPyTorchs() {
        assertArrayEquals(
                new double[] {
                    -0.11684124728,
                    -1.168412472803,
                    0.934729978242,
                    -0.292103118201,
                    1.635777461924,
                    -0.993150601882,
                    0,
                    1.530931089239,
                    -1.53093108924,
                    0.76546554462,
                    0,
                    -0.76546554462
                },
                standardized(1e-8),
                1e-9);
        assertArrayEquals(
                new double[] {
                    -0.116555183148,
                    -1.16555183148,
                    0.932441465184,
                    -0.29138795787,
                    1.631772564071,
                    -0.990719056758,
                    0,
                    0.009999791673,
                    -0.009999791673,
                    0.004999895837,
                    0,
                    -0.004999895837
                },
                standardized(1e-2),
                1e-9);
    }

    private static double[] standardized(double epsilon) {
        INDArray weight = weight(FILTERS);
        INDArray before = weight.dup();
        INDArray standardized = new WeightStandardization(epsilon).of(weight);
        assertEquals(before, weight);
        assertArrayEquals(weight.shape(), standardized.shape());
        return standardized.ravel().toDoubleVector();
    }

    @Test
    void hasPyTorchsGradient() {
        assertArrayEquals(
                new double[] {
                    0.047254908,
                    -0.403760277,
                    -1.604872359,
                    -0.495279279,
                    1.266311871,
                    1.190345135,
                    -1722.297475395,
                    1088.396321256,
                    1973.465857223,
                    1788.079670635,
                    -3253.228564634,
                    125.584190914
                },
                gradient(1e-8),
                1e-6);
        assertArrayEquals(
                new double[] {
                    0.047763716,
                    -0.396526718,
                    -1.605939147,
                    -0.492505423,
                    1.254468505,
                    1.192739068,
                    -11.249765632,
                    1.250223944,
                    18.749359403,
                    8.749942706,
                    -21.249557306,
                    3.749796885
                },
                gradient(1e-2),
                1e-6);
    }

    /** The gradient is a part of a longer array, as that of a network's parameters is. */
    private static double[] gradient(double epsilon) {
        INDArray all = Nd4j.zeros(DataType.DOUBLE, 1, 20);
        INDArray view =
                all.get(NDArrayIndex.all(), NDArrayIndex.interval(5, 17)).reshape('c', 2, 3, 2, 1);
        view.assign(weight(GRADIENT));
        new WeightStandardization(epsilon).backpropagate(weight(FILTERS), view);
        assertEquals(0, all.getDouble(4));
        assertEquals(0, all.getDouble(17));
        return Arrays.copyOfRange(all.toDoubleVector(), 5, 17);
    }

    /** A filter whose numbers are all the same is one of zeros, and no division by zero. */
    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"HALF", "FLOAT", "DOUBLE"})
    void ofEqualNumbersNothingIsLeft(DataType type) {
        INDArray weight = Nd4j.ones(type, 3, 2, 1, 1).muli(0.5);
        assertEquals(Nd4j.zeros(type, 3, 2, 1, 1), new WeightStandardization(1e-8).of(weight));
        INDArray gradient = Nd4j.ones(type, 3, 2, 1, 1);
        new WeightStandardization(1e-8).backpropagate(weight, gradient);
        assertEquals(Nd4j.zeros(type, 3, 2, 1, 1), gradient);
    }

    /** {@code [2, 3, 2, 1]}, in another order than C's. */
    private static INDArray weight(double[][] filters) {
        return Nd4j.createFromArray(filters).reshape('c', 2, 3, 2, 1).dup('f');
    }
}
