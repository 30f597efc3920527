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

/** Sums, means and maxima over axes, which stay with a length of 1. */
public final class Reductions {
    private final Session session;
    private final Operator sum;
    private final Operator mean;
    private final Operator maximum;
    private final Operator maximumBackward;

    /**
     * Maxima and where they were.
     *
     * @param values with a length of 1 along the axis
     * @param places of the same shape, where the gradient goes
     */
    public record Maxima(Tensor values, Tensor places) {}

    /**
     * Binds them.
     *
     * @param session what computes
     */
    public Reductions(Session session) {
        this.session = session;
        this.sum = session.operator("sum", "dim_IntList");
        this.mean = session.operator("mean", "dim");
        this.maximum = session.operator("max", "dim");
        this.maximumBackward = session.operator("value_selecting_reduction_backward");
    }

    /**
     * {@return the sums}
     *
     * @param values a tensor
     * @param axes over which
     */
    public Tensor sum(Tensor values, Integers axes) {
        return over(sum, values, axes);
    }

    /**
     * {@return the means}
     *
     * @param values a tensor
     * @param axes over which
     */
    public Tensor mean(Tensor values, Integers axes) {
        return over(mean, values, axes);
    }

    private Tensor over(Operator operator, Tensor values, Integers axes) {
        return session.adopt(operator.start()
                .tensor(values.handle())
                .someIntegers(axes)
                .flag(true)
                .none()
                .call());
    }

    /**
     * {@return the maxima along an axis; of equal ones the first}
     *
     * @param values a tensor
     * @param axis along which
     */
    public Maxima maximum(Tensor values, int axis) {
        maximum.start().tensor(values.handle()).integer(axis).flag(true).call();
        return new Maxima(Results.take(session, maximum, 0), Results.take(session, maximum, 1));
    }

    /**
     * {@return the gradient of {@link #maximum}}
     *
     * @param gradient by the maxima
     * @param axis along which
     * @param places what it gave
     * @param shape of what it was given
     */
    public Tensor maximumBackward(Tensor gradient, int axis, Tensor places, long[] shape) {
        return session.adopt(maximumBackward
                .start()
                .tensor(gradient.handle())
                .integer(axis)
                .tensor(places.handle())
                .integers(new Integers(shape))
                .flag(true)
                .call());
    }
}
