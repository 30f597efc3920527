/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/**
 * {@code x sigmoid(z)} with {@code z = 2 sqrt(2 / pi) (x + (0.044715 x)^3)}, which is what ND4J M2.1 computes as its precise GELU. Its
 * gradient is {@code s + x s (1 - s) z'}, with {@code s = sigmoid(z)}.
 */
final class CubedGelu implements ActivationFunction {
    private static final double SLOPE = 2 * Math.sqrt(2 / Math.PI);
    private static final double CUBED = Math.pow(0.044715, 3);

    private final Elementwise values;
    private final NativeActivation sigmoid;

    CubedGelu(Session session, Elementwise values) {
        this.values = values;
        this.sigmoid = NativeActivation.of(session, "sigmoid", Kept.OUTPUT);
    }

    @Override
    public Kept kept() {
        return Kept.INPUT;
    }

    @Override
    public Tensor forward(Tensor input) {
        return values.multiplyInPlace(gate(input), input);
    }

    private Tensor gate(Tensor input) {
        try (Tensor factor = square(input, SLOPE * CUBED, SLOPE);
                Tensor z = values.multiply(factor, input)) {
            return sigmoid.forward(z);
        }
    }

    /** {@code factor x^2 + summand} */
    private Tensor square(Tensor input, double factor, double summand) {
        try (Tensor square = values.multiplyInPlace(values.multiply(input, input), factor)) {
            return values.add(square, summand);
        }
    }

    @Override
    public Tensor backward(Tensor gradient, Tensor kept) {
        try (Tensor gate = gate(kept);
                Tensor direct = values.multiply(gradient, gate);
                Tensor weighted = values.multiply(gradient, kept);
                Tensor byZ = sigmoid.backward(weighted, gate);
                Tensor slope = square(kept, 3 * SLOPE * CUBED, SLOPE)) {
            return values.add(direct, values.multiplyInPlace(byZ, slope), 1);
        }
    }
}
