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

/**
 * {@code max(x, 0)}. Its gradient, {@code threshold_backward}, takes a Scalar, which the dispatcher does not pass. That of a smooth L1 loss (Girshick,
 * <i>Fast R-CNN</i>, 2015, arXiv:1504.08083) takes a double: of the output and 0 it is the same, if the loss is rounded below the smallest number
 * only. It is one pass over memory. A bfloat16 that is not negative is positive where its bits are as an integer, and the lesser of them and 1 is a
 * factor of the gradient's bits (that of the negative 0 makes a 0 of any); these two passes take less time than one through float32.
 */
final class Rectifier implements ActivationFunction {
    private static final int EACH_VALUE = 0;

    private final Session session;
    private final Elementwise values;
    private final Operator gradient;
    private final Operator emptyLike;
    private final Operator bits;
    private final Tensor zero;
    private final Tensor one;

    Rectifier(Session session, Elementwise values) {
        this.session = session;
        this.values = values;
        this.gradient = session.operator("smooth_l1_loss_backward", "grad_input");
        this.emptyLike = session.operator("empty_like");
        this.bits = session.operator("view", "dtype");
        this.zero = session.number(0, ElementType.FLOAT32);
        this.one = session.number(1, ElementType.INT16);
    }

    @Override
    public Kept kept() {
        return Kept.OUTPUT;
    }

    @Override
    public Tensor forward(Tensor input) {
        return values.rectify(input);
    }

    @Override
    public Tensor forwardInPlace(Tensor input) {
        return values.rectifyInPlace(input);
    }

    @Override
    public Tensor backward(Tensor gradient, Tensor output) {
        Tensor result = session.lends(gradient) ? session.briefLike(gradient) : emptyLike(gradient);
        if (gradient.type() == ElementType.BFLOAT16) {
            try (Tensor outputs = as(ElementType.INT16, output);
                    Tensor factors = as(ElementType.INT16, result);
                    Tensor numbers = as(ElementType.INT16, gradient)) {
                values.multiplyInPlace(values.least(outputs, one, factors), numbers);
            }
        } else {
            write(gradient, output, result);
        }
        return result;
    }

    @Override
    public Tensor backwardInPlace(Tensor gradient, Tensor output) {
        if (session.settles(gradient)) {
            return ActivationFunction.super.backwardInPlace(gradient, output);
        }
        if (gradient.type() == ElementType.BFLOAT16) {
            try (Tensor outputs = as(ElementType.INT16, output);
                    Tensor factors = values.least(outputs, one);
                    Tensor numbers = as(ElementType.INT16, gradient)) {
                values.multiplyInPlace(numbers, factors);
            }
        } else {
            write(gradient, output, gradient);
        }
        return gradient;
    }

    /** Another look at the same memory. */
    private Tensor as(ElementType type, Tensor tensor) {
        return session.adopt(
                bits.start().tensor(tensor.handle()).integer(type.number()).call());
    }

    private Tensor emptyLike(Tensor tensor) {
        return session.adopt(emptyLike
                .start()
                .tensor(tensor.handle())
                .none()
                .none()
                .none()
                .none()
                .none()
                .call());
    }

    private void write(Tensor byOutput, Tensor output, Tensor target) {
        session.change(gradient.start()
                .tensor(byOutput.handle())
                .tensor(output.handle())
                .tensor(zero.handle())
                .integer(EACH_VALUE)
                .real(Float.MIN_NORMAL)
                .tensor(target.handle()));
    }
}
