/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import java.util.random.RandomGenerator;

/** Numbers of other distributions than a generator has. The functions are those of {@link StrictMath}, which gives the same bits everywhere. */
final class Draw {
    private Draw() {}

    static double uniform(RandomGenerator random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** Normally distributed, of mean 0 and deviation 1: Marsaglia's polar method. */
    static double normal(RandomGenerator random) {
        while (true) {
            double x = uniform(random, -1, 1);
            double y = uniform(random, -1, 1);
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /** From 0 to 1, of the distribution Beta(alpha, alpha): the share of one of two gamma variates. */
    static double beta(RandomGenerator random, double alpha) {
        double first = logGamma(random, alpha);
        double second = logGamma(random, alpha);
        // Of small shapes the variates themselves are too small for a double.
        return 1 / (1 + StrictMath.exp(second - first));
    }

    /** The logarithm of a gamma variate (Marsaglia and Tsang, 2000); shapes below 1 follow from those one higher. */
    private static double logGamma(RandomGenerator random, double shape) {
        if (shape < 1) {
            return logGamma(random, shape + 1) + StrictMath.log(1 - random.nextDouble()) / shape;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal(random);
            double v = 1 + c * x;
            if (v > 0) {
                double cube = v * v * v;
                if (StrictMath.log(1 - random.nextDouble()) < x * x / 2 + d - d * cube + d * StrictMath.log(cube)) {
                    return StrictMath.log(d * cube);
                }
            }
        }
    }
}
