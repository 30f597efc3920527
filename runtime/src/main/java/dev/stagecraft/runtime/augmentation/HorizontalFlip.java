/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Pixels;
import java.util.random.RandomGenerator;

/**
 * Left and right exchanged in some of the images.
 *
 * @param probability how often
 */
public record HorizontalFlip(double probability) implements PixelAugmentation {
    /**
     * Checks the number.
     *
     * @param probability from 0 to 1
     * @throws IllegalArgumentException if it is not
     */
    public HorizontalFlip {
        Checks.probability("probability", probability);
    }

    /** In half of the images. */
    public HorizontalFlip() {
        this(0.5);
    }

    @Override
    public Pixels apply(Pixels image, RandomGenerator random) {
        return random.nextDouble() < probability ? flipped(image) : image;
    }

    static Pixels flipped(Pixels image) {
        int width = image.width();
        byte[] source = image.values();
        byte[] values = new byte[source.length];
        for (int row = 0; row < values.length; row += width) {
            for (int column = 0; column < width; column++) {
                values[row + column] = source[row + width - 1 - column];
            }
        }
        return image.with(values);
    }
}
