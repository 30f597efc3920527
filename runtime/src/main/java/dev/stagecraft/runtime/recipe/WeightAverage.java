/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

/**
 * A running average of the weights, which is evaluated and saved in their place, as timm's {@code ModelEmaV3}: {@code average = decay average + (1 -
 * decay) weights}, running statistics included. The first update takes the weights as they are.
 *
 * @param decay how much of the average an update keeps, from 0 to less than 1
 * @param everySteps after how many steps it is updated
 * @param warmUp whether update n keeps at most {@code 1 - n^(-2/3)}, so that it forgets soon at first
 */
public record WeightAverage(double decay, int everySteps, boolean warmUp) {
    private static final double POWER = 2.0 / 3;

    /**
     * Checks the numbers.
     *
     * @param decay how much of the average an update keeps
     * @param everySteps after how many steps it is updated
     * @param warmUp whether it forgets soon at first
     * @throws IllegalArgumentException if one is out of its range
     */
    public WeightAverage {
        Check.shareBelowOne("decay", decay);
        Check.atLeastOne("everySteps", everySteps);
    }

    /**
     * {@return how much of the average an update keeps}
     *
     * @param update its number, from 1
     */
    public double decay(int update) {
        if (update == 1) {
            return 0;
        }
        return warmUp ? Math.min(decay, 1 - Math.pow(update, -POWER)) : decay;
    }
}
