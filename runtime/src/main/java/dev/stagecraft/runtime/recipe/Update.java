/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How a step changes the parameters.
 *
 * @param optimizer the rule
 * @param learningRate the base that the schedule changes, positive
 * @param schedule the rate of each step
 * @param weightDecay what draws parameters towards 0, 0 for nothing: as the optimizer uses it
 * @param decayed which parameters decay
 * @param longestGradient the length that the gradient of all parameters is cut to, as by {@code clip_grad_norm_} of PyTorch; none, and it is as long as it is
 */
public record Update(
        Optimizer optimizer,
        double learningRate,
        RateSchedule schedule,
        double weightDecay,
        Decayed decayed,
        OptionalDouble longestGradient) {
    /** Which parameters decay. */
    public enum Decayed {
        /** All, as PyTorch's optimizers do unless told otherwise. */
        ALL,
        /** All but scales and shifts of normalizations, as torchvision's {@code --norm-weight-decay 0}. */
        ALL_BUT_NORMALIZATIONS,
        /** Those of two dimensions and more that are no biases, as timm. */
        WEIGHTS
    }

    /**
     * Checks the numbers.
     *
     * @param optimizer the rule
     * @param learningRate the base that the schedule changes
     * @param schedule the rate of each step
     * @param weightDecay what draws parameters towards 0
     * @param decayed which parameters decay
     * @param longestGradient the length that the gradient of all parameters is cut to
     * @throws IllegalArgumentException if one is out of its range
     */
    public Update {
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(decayed, "decayed");
        Check.positive("learningRate", learningRate);
        Check.notNegative("weightDecay", weightDecay);
        longestGradient.ifPresent(length -> Check.positive("longestGradient", length));
    }

    /**
     * {@return the same with another learning rate}
     *
     * @param learningRate the base that the schedule changes
     */
    public Update withLearningRate(double learningRate) {
        return new Update(optimizer, learningRate, schedule, weightDecay, decayed, longestGradient);
    }

    /**
     * {@return the same with another schedule}
     *
     * @param schedule the rate of each step
     */
    public Update withSchedule(RateSchedule schedule) {
        return new Update(optimizer, learningRate, schedule, weightDecay, decayed, longestGradient);
    }

    /**
     * {@return the same with another decay}
     *
     * @param weightDecay what draws parameters towards 0, 0 for nothing
     * @param decayed which parameters decay
     */
    public Update withWeightDecay(double weightDecay, Decayed decayed) {
        return new Update(optimizer, learningRate, schedule, weightDecay, decayed, longestGradient);
    }

    /**
     * {@return the same with gradients that are cut}
     *
     * @param longestGradient the length that the gradient of all parameters has at most
     */
    public Update withLongestGradient(double longestGradient) {
        return new Update(optimizer, learningRate, schedule, weightDecay, decayed, OptionalDouble.of(longestGradient));
    }
}
