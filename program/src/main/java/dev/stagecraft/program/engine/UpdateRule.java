/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

/** How gradients change parameters in one step, with the numbers of that step in it. */
public sealed interface UpdateRule {
    /** {@return how many numbers it keeps of each parameter} */
    int states();

    /** {@return the step's size} */
    double rate();

    /**
     * Adam (Kingma and Ba, 2014, arXiv:1412.6980), with the bias corrected in the rate (the last paragraph of its section 2). It keeps the means of
     * gradients and of their squares.
     *
     * @param rate the step's size
     * @param beta1 how much of the mean of gradients stays
     * @param beta2 how much of the mean of squares stays
     * @param epsilon what is added to the root of the latter
     * @param number of the step, 1 for the first
     */
    record Adam(double rate, double beta1, double beta2, double epsilon, long number) implements UpdateRule {
        @Override
        public int states() {
            return 2;
        }
    }

    /**
     * Nesterov's momentum: {@code v = momentum v - rate g}, and {@code momentum v - rate g} is added to the parameters. It keeps v.
     *
     * @param rate the step's size
     * @param momentum how much of v stays
     */
    record Nesterov(double rate, double momentum) implements UpdateRule {
        @Override
        public int states() {
            return 1;
        }
    }

    /**
     * The gradient times the rate is taken away. It keeps nothing.
     *
     * @param rate the step's size
     */
    record Descent(double rate) implements UpdateRule {
        @Override
        public int states() {
            return 0;
        }
    }
}
