/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/** Running statistics of a normalization: how they follow those of batches, and how a variance is kept as the logarithm of its root. */
public final class Statistics implements AutoCloseable {
    private static final double SQUARED = 2 * Math.log(10);

    private final Session session;
    private final Elementwise values;
    private final Operator power;
    private final Operator logarithm;
    private final Operator reciprocal;
    private final Operator mix;
    private final Tensor share;

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
        this.mix = session.operator("lerp_", "Tensor");
        this.share = session.empty(ElementType.FLOAT32).copyFrom(new float[] {(float) (1 - decay)});
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
     * Makes running statistics the mixture of themselves and a batch's.
     *
     * @param running changes
     * @param batch stays
     */
    public void mix(Tensor running, Tensor batch) {
        session.change(
                mix.start().tensor(running.handle()).tensor(batch.handle()).tensor(share.handle()));
    }

    /**
     * Writes the logarithms, to the base 10, of the roots of variances.
     *
     * @param variance is overwritten
     * @param target gets them
     */
    public void writeLogarithm(Tensor variance, Tensor target) {
        target.copyFrom(values.multiplyInPlace(change(logarithm, variance), 0.5));
    }

    private Tensor change(Operator operator, Tensor tensor) {
        session.change(operator.start().tensor(tensor.handle()));
        return tensor;
    }

    /** Frees a number. */
    @Override
    public void close() {
        share.close();
    }
}
