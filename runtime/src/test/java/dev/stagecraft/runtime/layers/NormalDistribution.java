/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

/** The normal distribution function in 64 bits, by the series of its integral (Abramowitz and Stegun, 1964, 26.2.11). */
public final class NormalDistribution {
    private NormalDistribution() {}

    /** The share of values that are below this one, which must lie between -8 and 8. */
    public static double below(double x) {
        double term = x;
        double sum = x;
        for (int odd = 3; odd < 400; odd += 2) {
            term *= x * x / odd;
            sum += term;
        }
        return 0.5 + Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * sum;
    }
}
