/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A square of every image overwritten with the mean. Its middle may be any pixel, so that a part of it may lie outside (DeVries and Taylor,
 * <i>Improved Regularization of Convolutional Neural Networks with Cutout</i>, 2017).
 *
 * @param side of the square, in pixels: 16 for CIFAR-10 in the paper, 8 for CIFAR-100
 */
public record Cutout(int side) implements ValueAugmentation {
    /**
     * Checks the number.
     *
     * @param side 1 or more
     * @throws IllegalArgumentException if it is less
     */
    public Cutout {
        Checks.positive("side", side);
    }

    @Override
    public void apply(float[] values, int offset, Shape image, RandomGenerator random) {
        int height = image.dimensions().get(1);
        int width = image.dimensions().get(2);
        Rectangle square = Rectangle.around(random.nextInt(height), random.nextInt(width), side, side, height, width);
        for (int channel = 0; channel < image.dimensions().get(0); channel++) {
            for (int row = square.top(); row < square.bottom(); row++) {
                int line = offset + (channel * height + row) * width;
                Arrays.fill(values, line + square.left(), line + square.right(), 0);
            }
        }
    }
}
