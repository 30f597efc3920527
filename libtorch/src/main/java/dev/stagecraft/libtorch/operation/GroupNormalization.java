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
 * Normalizes groups of channels of each image of maps {@code [N, C, H, W]}, and scales and shifts each channel (Wu and He, <i>Group
 * Normalization</i>, 2018, arXiv:1803.08494).
 */
public final class GroupNormalization {
    private static final Integers ALL = Integers.flags(true, true, true);

    private final Session session;
    private final int groups;
    private final double epsilon;
    private final Operator forward;
    private final Operator backward;

    /**
     * What maps give.
     *
     * @param output the maps
     * @param mean of each group, {@code [N, groups]}
     * @param inverseDeviation {@code 1 / sqrt(variance + epsilon)} of each group, {@code [N, groups]}
     */
    public record Normalized(Tensor output, Tensor mean, Tensor inverseDeviation) {}

    /**
     * Gradients of a sum over the output.
     *
     * @param input by the maps
     * @param scale by the factors, {@code [C]}
     * @param shift by what is added, {@code [C]}
     */
    public record Gradients(Tensor input, Tensor scale, Tensor shift) {}

    /**
     * Binds one.
     *
     * @param session what computes
     * @param groups of channels
     * @param epsilon is added to the variance
     */
    public GroupNormalization(Session session, int groups, double epsilon) {
        this.session = session;
        this.groups = groups;
        this.epsilon = epsilon;
        this.forward = session.operator("native_group_norm");
        this.backward = session.operator("native_group_norm_backward");
    }

    /**
     * {@return the maps, normalized}
     *
     * @param input {@code [N, C, H, W]}
     * @param scale {@code [C]}
     * @param shift {@code [C]}
     */
    public Normalized forward(Tensor input, Tensor scale, Tensor shift) {
        extent(
                        forward.start()
                                .tensor(input.handle())
                                .tensorOrNone(scale.handle())
                                .tensorOrNone(shift.handle()),
                        input.shape())
                .real(epsilon)
                .call();
        return new Normalized(
                Results.take(session, forward, 0),
                Results.take(session, forward, 1),
                Results.take(session, forward, 2));
    }

    /**
     * {@return the gradients}
     *
     * @param gradient by the output
     * @param input what {@link #forward} was given
     * @param scale what it was given
     * @param mean what it gave
     * @param inverseDeviation what it gave
     */
    public Gradients backward(Tensor gradient, Tensor input, Tensor scale, Tensor mean, Tensor inverseDeviation) {
        extent(
                        backward.start()
                                .tensor(gradient.handle())
                                .tensor(input.handle())
                                .tensor(mean.handle())
                                .tensor(inverseDeviation.handle())
                                .tensorOrNone(scale.handle()),
                        input.shape())
                .integers(ALL)
                .call();
        return new Gradients(
                Results.take(session, backward, 0),
                Results.take(session, backward, 1),
                Results.take(session, backward, 2));
    }

    private Operator extent(Operator operator, long[] shape) {
        return operator.integer(shape[0])
                .integer(shape[1])
                .integer(shape[2] * shape[3])
                .integer(groups);
    }
}
