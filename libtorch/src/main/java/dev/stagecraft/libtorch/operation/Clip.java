/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/**
 * {@code min(max(factor x + summand, least), most)}. Where the output is strictly between the two, the slope is the factor. libtorch has a
 * gradient of that kind which takes no numbers, {@code hardsigmoid_backward}: 1/6 between -3 and 3. The output is moved there.
 */
final class Clip implements ActivationFunction {
    private final Session session;
    private final Elementwise values;
    private final double factor;
    private final double summand;
    private final double least;
    private final double most;
    private final Operator gradientBetween;

    Clip(Session session, Elementwise values, double factor, double summand, double least, double most) {
        this.session = session;
        this.values = values;
        this.factor = factor;
        this.summand = summand;
        this.least = least;
        this.most = most;
        this.gradientBetween = session.operator("hardsigmoid_backward");
    }

    @Override
    public Kept kept() {
        return Kept.OUTPUT;
    }

    @Override
    public Tensor forward(Tensor input) {
        if (factor == 1 && summand == 0) {
            return clip(input);
        }
        try (Tensor scaled = values.multiply(input, factor);
                Tensor moved = values.add(scaled, summand)) {
            return clip(moved);
        }
    }

    private Tensor clip(Tensor line) {
        try (Tensor above = values.most(line, least)) {
            return values.least(above, most);
        }
    }

    @Override
    public Tensor backward(Tensor gradient, Tensor kept) {
        double middle = (least + most) / 2;
        double scale = 6 / (most - least);
        try (Tensor scaled = values.multiply(kept, scale);
                Tensor moved = values.add(scaled, -middle * scale)) {
            Tensor result = session.adopt(gradientBetween
                    .start()
                    .tensor(gradient.handle())
                    .tensor(moved.handle())
                    .call());
            return values.multiplyInPlace(result, 6 * factor);
        }
    }
}
