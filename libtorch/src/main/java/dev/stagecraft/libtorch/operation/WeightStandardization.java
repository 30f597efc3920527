/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Integers;
import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/**
 * Of each filter of a weight the deviations from its mean, over its standard deviation (Qiao et al., 2019, arXiv:1903.10520). All is of 32 bits.
 */
public final class WeightStandardization {
    private static final Integers FILTER = new Integers(1, 2, 3);

    private final Session session;
    private final Elementwise values;
    private final Reductions reductions;
    private final Operator inverseRoot;
    private final double epsilon;

    /**
     * A standardized weight.
     *
     * @param weight {@code [out, in, kernel height, kernel width]}
     * @param inverseDeviation {@code [out, 1, 1, 1]}
     */
    public record Standardized(Tensor weight, Tensor inverseDeviation) implements AutoCloseable {
        @Override
        public void close() {
            weight.close();
            inverseDeviation.close();
        }
    }

    /**
     * Binds one.
     *
     * @param session what computes
     * @param epsilon what is added to the variance of a filter
     */
    public WeightStandardization(Session session, double epsilon) {
        this.session = session;
        this.values = new Elementwise(session);
        this.reductions = new Reductions(session);
        this.inverseRoot = session.operator("rsqrt_");
        this.epsilon = epsilon;
    }

    /**
     * {@return the standardized weight}
     *
     * @param weight {@code [out, in, kernel height, kernel width]}
     */
    public Standardized forward(Tensor weight) {
        try (Tensor mean = reductions.mean(weight, FILTER)) {
            Tensor centered = values.add(weight, mean, -1);
            try (Tensor squares = values.multiply(centered, centered);
                    Tensor variance = reductions.mean(squares, FILTER)) {
                Tensor inverse = values.add(variance, epsilon);
                session.change(inverseRoot.start().tensor(inverse.handle()));
                return new Standardized(values.multiplyInPlace(centered, inverse), inverse);
            }
        }
    }

    /**
     * {@return the gradient by the weight: {@code (g - mean(g) - h mean(g h)) / s}, means over a filter}
     *
     * @param gradient by the standardized weight
     * @param standardized what {@link #forward} gave
     */
    public Tensor backward(Tensor gradient, Standardized standardized) {
        try (Tensor products = values.multiply(gradient, standardized.weight());
                Tensor slope = reductions.mean(products, FILTER);
                Tensor along = values.multiply(standardized.weight(), slope);
                Tensor mean = reductions.mean(gradient, FILTER);
                Tensor centered = values.add(gradient, mean, -1)) {
            return values.multiplyInPlace(values.add(centered, along, -1), standardized.inverseDeviation());
        }
    }
}
