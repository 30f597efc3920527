/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

/** How the pixels of a resized image follow from those of the image. All but {@link #NEAREST} take in every pixel of a larger image. */
public enum Interpolation {
    /** The pixel that lies where the middle of the new one falls. */
    NEAREST(0) {
        @Override
        double weight(double distance) {
            return 1;
        }
    },
    /** Weights that fall linearly with the distance. */
    BILINEAR(1) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            return x < 1 ? 1 - x : 0;
        }
    },
    /** Cubic weights, some of them negative, with a = -0.5 (Keys, 1981). */
    BICUBIC(2) {
        @Override
        double weight(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return ((A + 2) * x - (A + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
        }
    };

    private static final double A = -0.5;

    private final double reach;

    Interpolation(double reach) {
        this.reach = reach;
    }

    /** The distance from which on weights are 0, in pixels of the smaller image. */
    double reach() {
        return reach;
    }

    abstract double weight(double distance);
}
