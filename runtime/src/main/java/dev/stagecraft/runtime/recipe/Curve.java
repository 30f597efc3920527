/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import java.util.List;

/** How a learning rate changes behind its warm-up, over positions that are steps or epochs: 0, 1, … up to the length of the training. */
public sealed interface Curve {
    /**
     * {@return the rate at a position}
     *
     * @param base the learning rate of the recipe
     * @param position from 0, not in the warm-up
     * @param warmUp how many positions the warm-up has
     * @param length how many positions the training has
     */
    double rate(double base, int position, int warmUp, int length);

    /** The rate stays. */
    record Constant() implements Curve {
        @Override
        public double rate(double base, int position, int warmUp, int length) {
            return base;
        }
    }

    /**
     * The rate is multiplied at each of some places, as by {@code MultiStepLR} of PyTorch.
     *
     * @param at the places as shares of the training, rising: a half and three quarters
     * @param factor what it is multiplied by, positive
     */
    record Steps(List<Double> at, double factor) implements Curve {
        /** So that a third of 90 is 30. */
        private static final double ROUNDING = 1e-9;

        /**
         * Checks the numbers.
         *
         * @param at the places as shares of the training, rising
         * @param factor what it is multiplied by
         * @throws IllegalArgumentException if one is out of its range
         */
        public Steps {
            at = List.copyOf(at);
            at.forEach(place -> Check.share("at", place));
            Check.positive("factor", factor);
        }

        @Override
        public double rate(double base, int position, int warmUp, int length) {
            long passed = at.stream()
                    .filter(place -> position >= place * length - ROUNDING)
                    .count();
            return base * Math.pow(factor, passed);
        }
    }

    /**
     * The rate falls along half a cosine (Loshchilov and Hutter, <i>SGDR</i>, 2016, arXiv:1608.03983). Behind the warm-up, as torchvision and timm's
     * {@code warmup_prefix} have it: {@code minimum + (base - minimum) (1 + cos(pi (t - W) / (T - W))) / 2}. With the warm-up in it, as timm has it
     * unless told otherwise, {@code t / T} takes the place of that quotient, and the rate falls by a jump at the end of the warm-up.
     *
     * @param minimum the rate that it would reach one position behind the last, 0 or more
     * @param countsWarmUp whether the warm-up is part of the cosine's length
     */
    record Cosine(double minimum, boolean countsWarmUp) implements Curve {
        /**
         * Checks the minimum.
         *
         * @param minimum the rate that it would reach one position behind the last
         * @param countsWarmUp whether the warm-up is part of the cosine's length
         * @throws IllegalArgumentException if it is negative or not finite
         */
        public Cosine {
            Check.notNegative("minimum", minimum);
        }

        @Override
        public double rate(double base, int position, int warmUp, int length) {
            int start = countsWarmUp ? 0 : warmUp;
            // A training that goes on for longer than was planned learns at the minimum.
            double share = Math.min(1, (position - start) / (double) (length - start));
            return minimum + (base - minimum) * (1 + Math.cos(Math.PI * share)) / 2;
        }
    }

    /**
     * The rate rises along half a cosine and falls along another, as by {@code OneCycleLR} of PyTorch (Smith and Topin, <i>Super-Convergence</i>, 2018,
     * arXiv:1708.07120) with a momentum that stays. It has no warm-up before it, being one.
     *
     * @param rise the share of the training in which it rises, above 0 and below 1
     * @param startDivisor the base divided by it is the first rate, positive
     * @param endDivisor the first rate divided by it is the last, positive
     */
    record OneCycle(double rise, double startDivisor, double endDivisor) implements Curve {
        /**
         * Checks the numbers.
         *
         * @param rise the share of the training in which it rises
         * @param startDivisor the base divided by it is the first rate
         * @param endDivisor the first rate divided by it is the last
         * @throws IllegalArgumentException if one is out of its range
         */
        public OneCycle {
            Check.shareBelowOne("rise", rise);
            Check.positive("rise", rise);
            Check.positive("startDivisor", startDivisor);
            Check.positive("endDivisor", endDivisor);
        }

        @Override
        public double rate(double base, int position, int warmUp, int length) {
            double first = base / startDivisor;
            double top = rise * length - 1;
            double end = length - 1;
            if (position <= top) {
                return between(first, base, position / top);
            }
            return between(base, first / endDivisor, Math.min(1, (position - top) / (end - top)));
        }

        private static double between(double from, double to, double share) {
            return to + (from - to) / 2 * (1 + Math.cos(Math.PI * share));
        }
    }
}
