/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/** Running statistics of a normalization: how they follow those of batches, and how a variance is kept as the logarithm of its root. */
public final class Statistics {
    private static final double SQUARED = 2 * Math.log(10);
    /** A channel that is always the same has no logarithm; the epsilon of its normalization is far above this. */
    private static final double SMALLEST = Float.MIN_NORMAL;

    private final Session session;
    private final Elementwise values;
    private final Operator power;
    private final Operator logarithm;
    private final Operator reciprocal;
    private final double decay;

    /**
     * Binds them.
     *
     * @param session what computes
     * @param decay how much of running statistics a step keeps
     */
    public Statistics(Session session, double decay) {
        this.session = session;
        this.values = new Elementwise(session);
        this.power = session.operator("exp_");
        this.logarithm = session.operator("log10_");
        this.reciprocal = session.operator("reciprocal_");
        this.decay = decay;
    }

    /**
     * {@return variances}
     *
     * @param logarithms of their roots, to the base 10
     */
    public Tensor variance(Tensor logarithms) {
        Tensor result = values.multiply(logarithms, SQUARED);
        return change(power, result);
    }

    /**
     * {@return variances, at least 0}
     *
     * @param inverseDeviation {@code 1 / sqrt(variance + epsilon)}
     * @param epsilon what was added
     */
    public Tensor variance(Tensor inverseDeviation, double epsilon) {
        try (Tensor sums = change(reciprocal, values.multiply(inverseDeviation, inverseDeviation))) {
            // A channel that is the same everywhere may come out below 0 by rounding.
            return values.rectifyInPlace(values.add(sums, -epsilon));
        }
    }

    /**
     * Writes what a step takes away from running statistics.
     *
     * @param running before the step
     * @param batch that of the step
     * @param target gets {@code (1 - decay) (running - batch)}
     */
    public void writeDifference(Tensor running, Tensor batch, Tensor target) {
        try (Tensor difference = values.multiplyInPlace(values.add(running, batch, -1), 1 - decay)) {
            target.copyFrom(difference);
        }
    }

    /**
     * Writes what a step takes away from the logarithms of running variances' roots.
     *
     * @param logarithms before the step
     * @param batch the variance of the step
     * @param target gets {@code log10(before / after) / 2} of the variances
     */
    public void writeLogarithmOfQuotient(Tensor logarithms, Tensor batch, Tensor target) {
        try (Tensor before = variance(logarithms);
                Tensor kept = values.multiply(before, decay);
                Tensor sum = values.add(kept, batch, 1 - decay)) {
            try (Tensor quotient = values.multiplyInPlace(change(reciprocal, values.most(sum, SMALLEST)), before)) {
                target.copyFrom(values.multiplyInPlace(change(logarithm, quotient), 0.5));
            }
        }
    }

    private Tensor change(Operator operator, Tensor tensor) {
        session.change(operator.start().tensor(tensor.handle()));
        return tensor;
    }
}
