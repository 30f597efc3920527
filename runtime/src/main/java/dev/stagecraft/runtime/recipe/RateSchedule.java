/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How the learning rate changes during a training: it rises in a line for some epochs, and then follows a curve. Position {@code t} of {@code W} of the
 * warm-up has {@code base (f + (1 - f) t / W)}, where {@code f} is what it begins with, as {@code LinearLR} of PyTorch and timm's warm-up have it; where
 * none is said, {@code f} is {@code 1 / (W + 1)} (Goyal et al., 2017, arXiv:1706.02677).
 *
 * @param curve what comes behind the warm-up
 * @param by whether the rate changes with each step or with each epoch
 * @param warmUpEpochs how long the warm-up is, 0 for none; a whole number where the rate changes by epochs
 * @param warmUpFrom the share of the base that the warm-up begins with, 0 to 1
 */
public record RateSchedule(Curve curve, By by, double warmUpEpochs, OptionalDouble warmUpFrom) {
    /** When a rate changes. */
    public enum By {
        /** With each step. */
        STEP,
        /** With each epoch. */
        EPOCH
    }

    /**
     * Checks the numbers.
     *
     * @param curve what comes behind the warm-up
     * @param by whether the rate changes with each step or with each epoch
     * @param warmUpEpochs how long the warm-up is
     * @param warmUpFrom the share of the base that the warm-up begins with
     * @throws IllegalArgumentException if one is out of its range
     */
    public RateSchedule {
        Objects.requireNonNull(curve, "curve");
        Objects.requireNonNull(by, "by");
        Check.notNegative("warmUpEpochs", warmUpEpochs);
        warmUpFrom.ifPresent(from -> Check.share("warmUpFrom", from));
        if (by == By.EPOCH && warmUpEpochs != Math.rint(warmUpEpochs)) {
            throw new IllegalArgumentException("warmUpEpochs is " + warmUpEpochs
                    + " and the rate changes by epochs; set a whole number, or let it change by steps.");
        }
        if (curve instanceof Curve.OneCycle && warmUpEpochs > 0) {
            throw new IllegalArgumentException("warmUpEpochs is " + warmUpEpochs
                    + ", and one cycle begins with a rise of its own: set 0, and rise to what it is to take.");
        }
    }

    /**
     * {@return a schedule without a warm-up}
     *
     * @param curve the rates
     * @param by whether the rate changes with each step or with each epoch
     */
    public static RateSchedule of(Curve curve, By by) {
        return new RateSchedule(curve, by, 0, OptionalDouble.empty());
    }

    /**
     * {@return the rate of a step}
     *
     * @param base the learning rate of the recipe
     * @param step the number of the step, from 0
     * @param stepsPerEpoch how many steps an epoch has
     * @param epochs how many epochs the training has
     */
    public double rate(double base, int step, int stepsPerEpoch, int epochs) {
        boolean isByStep = by == By.STEP;
        int position = isByStep ? step : step / stepsPerEpoch;
        int length = isByStep ? Math.multiplyExact(stepsPerEpoch, epochs) : epochs;
        int warmUp = (int) (isByStep ? warmUpEpochs * stepsPerEpoch : warmUpEpochs);
        if (position < warmUp) {
            double from = warmUpFrom.orElse(1.0 / (warmUp + 1));
            return base * (from + (1 - from) * position / warmUp);
        }
        return curve.rate(base, position, warmUp, length);
    }

    /**
     * Does nothing if the warm-up ends before a training does.
     *
     * @param epochs how many epochs the training has
     * @throws IllegalArgumentException if it does not
     */
    void requireShorterThan(int epochs) {
        if (warmUpEpochs >= epochs && warmUpEpochs > 0) {
            throw new IllegalArgumentException("The warm-up takes " + warmUpEpochs + " epochs, and the training has "
                    + epochs + ": train for more, or shorten the warm-up.");
        }
    }
}
