/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import static dev.stagecraft.libtorch.TestSession.SESSION;

import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Dense layers, loss, sums and products, against plain loops and finite differences. */
class DenseTest {
    private final double[] x = Numbers.random(1, 5, 4);
    private final double[] w = Numbers.random(2, 3, 4);
    private final double[] b = Numbers.random(3, 3);
    private final double[] weights = Numbers.random(4, 5, 3);

    @Test
    void linear() {
        Linear linear = new Linear(SESSION);
        try (Tensor input = Numbers.tensor(x, 5, 4);
                Tensor weight = Numbers.tensor(w, 3, 4);
                Tensor bias = Numbers.tensor(b, 3);
                Tensor gradient = Numbers.tensor(weights, 5, 3);
                Tensor output = linear.forward(input, weight, Optional.of(bias));
                Tensor withoutBias = linear.forward(input, weight, Optional.empty());
                Tensor byInput = linear.inputGradient(gradient, weight);
                Tensor byWeight = linear.weightGradient(gradient, input);
                Tensor byBias = linear.biasGradient(gradient)) {
            Numbers.assertClose(product(x, w, b), output, 1e-12);
            Numbers.assertClose(product(x, w, new double[3]), withoutBias, 1e-12);
            Numbers.assertClose(Numbers.gradient(v -> product(v, w, b), x, weights), byInput, 1e-6);
            Numbers.assertClose(Numbers.gradient(v -> product(x, v, b), w, weights), byWeight, 1e-6);
            Numbers.assertClose(Numbers.gradient(v -> product(x, w, v), b, weights), byBias, 1e-6);
        }
    }

    private static double[] product(double[] x, double[] w, double[] b) {
        double[] result = new double[15];
        for (int i = 0; i < 15; i++) {
            result[i] = b[i % 3];
            for (int j = 0; j < 4; j++) {
                result[i] += x[i / 3 * 4 + j] * w[i % 3 * 4 + j];
            }
        }
        return result;
    }

    /** With labels that are a class, and labels that are spread over several. */
    @Test
    void softmaxCrossEntropy() {
        double[] labels = {0, 1, 0, 1, 0, 0, 0.1, 0.2, 0.7, 0, 0, 1, 0.05, 0.9, 0.05};
        SoftmaxCrossEntropy entropy = new SoftmaxCrossEntropy(SESSION);
        try (Tensor logits = Numbers.tensor(weights, 5, 3);
                Tensor wanted = Numbers.tensor(labels, 5, 3);
                Tensor logarithms = entropy.logProbabilities(logits);
                Tensor probabilities = entropy.probabilities(logits);
                Tensor loss = entropy.loss(logarithms, wanted);
                Tensor gradient = entropy.backward(logarithms, wanted)) {
            Numbers.assertClose(softmax(weights), probabilities, 1e-12);
            Numbers.assertClose(loss(weights, labels), loss, 1e-12);
            Numbers.assertClose(Numbers.gradient(v -> loss(v, labels), weights, new double[] {1}), gradient, 1e-6);
        }
    }

    private static double[] softmax(double[] logits) {
        double[] result = new double[15];
        for (int i = 0; i < 15; i++) {
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += Math.exp(logits[i / 3 * 3 + j]);
            }
            result[i] = Math.exp(logits[i]) / sum;
        }
        return result;
    }

    private static double[] loss(double[] logits, double[] labels) {
        double[] probabilities = softmax(logits);
        double loss = 0;
        for (int i = 0; i < 15; i++) {
            loss -= labels[i] * Math.log(probabilities[i]);
        }
        return new double[] {loss};
    }

    /** As gates are: a number for each channel of each image, times its map. */
    @Test
    void sumsAndProductsAreBroadcast() {
        Elementwise values = new Elementwise(SESSION);
        double[] maps = Numbers.random(5, 2, 3, 2, 2);
        double[] gate = Numbers.random(6, 2, 3);
        double[] product = new double[24];
        double[] sum = new double[24];
        for (int i = 0; i < 24; i++) {
            product[i] = maps[i] * gate[i / 4];
            sum[i] = maps[i] - 2.5 * gate[i / 4];
        }
        try (Tensor a = Numbers.tensor(maps, 2, 3, 2, 2);
                Tensor b = Numbers.tensor(gate, 2, 3, 1, 1);
                Tensor ab = values.multiply(a, b);
                Tensor difference = values.add(a, b, -2.5);
                Tensor shifted = values.add(a, 0.5);
                Tensor scaled = values.multiply(a, -3)) {
            Numbers.assertClose(product, ab, 1e-12);
            Numbers.assertClose(sum, difference, 1e-12);
            Numbers.assertClose(Arrays.stream(maps).map(v -> v + 0.5).toArray(), shifted, 1e-12);
            Numbers.assertClose(Arrays.stream(maps).map(v -> -3 * v).toArray(), scaled, 1e-12);
            Numbers.assertClose(product, values.multiplyInPlace(a, b), 1e-12);
        }
    }
}
