/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import java.util.stream.IntStream;

/** How strong an operation is at each of several steps, in single precision as torchvision has them: a translation ends on one pixel or the next. */
final class Strengths {
    private static final double MOST_BITS = 8;

    private Strengths() {}

    /** Those of AutoAugment and RandAugment. */
    static double[] usual(PolicyOperation operation, int steps, int height, int width) {
        return switch (operation) {
            case SHEAR_X, SHEAR_Y -> spread(0, 0.3, steps);
            case TRANSLATE_X -> spread(0, 150.0 / 331.0 * width, steps);
            case TRANSLATE_Y -> spread(0, 150.0 / 331.0 * height, steps);
            case ROTATE -> spread(0, 30, steps);
            case BRIGHTNESS, COLOR, CONTRAST, SHARPNESS -> spread(0, 0.9, steps);
            case POSTERIZE -> bits(4, steps);
            case SOLARIZE -> spread(255, 0, steps);
            case IDENTITY, AUTO_CONTRAST, EQUALIZE, INVERT -> new double[1];
        };
    }

    /** Those of TrivialAugment's wide space. */
    static double[] wide(PolicyOperation operation, int steps) {
        return switch (operation) {
            case SHEAR_X, SHEAR_Y, BRIGHTNESS, COLOR, CONTRAST, SHARPNESS -> spread(0, 0.99, steps);
            case TRANSLATE_X, TRANSLATE_Y -> spread(0, 32, steps);
            case ROTATE -> spread(0, 135, steps);
            case POSTERIZE -> bits(6, steps);
            case SOLARIZE -> spread(255, 0, steps);
            case IDENTITY, AUTO_CONTRAST, EQUALIZE, INVERT -> new double[1];
        };
    }

    /** Evenly spread, from both ends to the middle, each with one rounding, as PyTorch computes it. */
    private static double[] spread(double from, double to, int steps) {
        float start = (float) from;
        float end = (float) to;
        float step = (end - start) / (steps - 1);
        return IntStream.range(0, steps)
                .mapToDouble(index ->
                        index < steps / 2 ? Math.fma(step, index, start) : Math.fma(-step, steps - 1 - index, end))
                .toArray();
    }

    private static double[] bits(int removed, int steps) {
        float each = (float) ((steps - 1) / (double) removed);
        return IntStream.range(0, steps)
                .mapToDouble(index -> MOST_BITS - Math.rint(index / each))
                .toArray();
    }
}
