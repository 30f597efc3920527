/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

import java.util.List;

/**
 * Parameters, one behind the other, that a step changes alike.
 *
 * @param offset where they begin in the flat array
 * @param length how many numbers they are
 * @param isDivided whether their gradients are divided by the images of the batch, which running statistics are not
 * @param rule how a gradient becomes a change
 * @param decay what is done to weights besides
 * @param states where what is remembered of them begins in the state: of the velocity, or of the first and the second moment
 */
public record UpdateSegment(long offset, long length, boolean isDivided, Rule rule, Decay decay, List<Long> states) {
    /**
     * Copies the list.
     *
     * @param offset where they begin in the flat array
     * @param length how many numbers they are
     * @param isDivided whether their gradients are divided by the images of the batch, which running statistics are not
     * @param rule how a gradient becomes a change
     * @param decay what is done to weights besides
     * @param states where what is remembered of them begins in the state: of the velocity, or of the first and the second moment
     */
    public UpdateSegment {
        states = List.copyOf(states);
    }

    /** How a gradient {@code g} becomes a change of a parameter. */
    public sealed interface Rule {
        /** Parameters that stay. */
        record Frozen() implements Rule {}

        /** {@code p -= g}: running statistics. */
        record Given() implements Rule {}

        /**
         * {@code p -= rate g}
         *
         * @param rate the learning rate
         */
        record Descent(double rate) implements Rule {}

        /**
         * Nesterov's momentum as Deeplearning4j has it: {@code v' = momentum v - rate g; p += (1 + momentum) v' - momentum v}.
         *
         * @param rate the learning rate
         * @param momentum how much of the velocity stays
         */
        record Nesterov(double rate, double momentum) implements Rule {}

        /**
         * Momentum as PyTorch has it, whose velocity has no learning rate in it: {@code v' = momentum v + g; p -= rate v'}, or, looking ahead, {@code p -=
         * rate (g + momentum v')}.
         *
         * @param rate the learning rate
         * @param momentum how much of the velocity stays
         * @param looksAhead whether it is Nesterov's
         */
        record Momentum(double rate, double momentum, boolean looksAhead) implements Rule {}

        /**
         * Adam (Kingma and Ba, 2014, arXiv:1412.6980) as Deeplearning4j has it: {@code m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; p -=
         * rate sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon)}.
         *
         * @param rate the learning rate
         * @param beta1 how much of the first moment stays
         * @param beta2 how much of the second moment stays
         * @param epsilon what is added to the root
         * @param step t, from 1 on
         */
        record Adam(double rate, double beta1, double beta2, double epsilon, long step) implements Rule {}
    }

    /**
     * What is done to weights besides.
     *
     * @param l1 times the weight's sign is added to the gradient before the rule
     * @param l2 times the weight is added to the gradient before the rule
     * @param decoupled times the weight is taken away from it besides: already multiplied by the learning rate where it is to be
     */
    public record Decay(double l1, double l2, double decoupled) {
        /** Nothing. */
        public static final Decay NONE = new Decay(0, 0, 0);
    }
}
