/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Pixels;
import java.util.random.RandomGenerator;

/**
 * The image moved at random by up to so many pixels to each side: a part of its own size, out of the image with a border of black. What CIFAR is
 * trained with, with a border of 4 (He et al., <i>Deep Residual Learning</i>, 2016); torchvision's {@code RandomCrop} with padding.
 *
 * @param border in pixels
 */
public record PaddedCrop(int border) implements PixelAugmentation {
    /**
     * Checks the number.
     *
     * @param border 1 or more
     * @throws IllegalArgumentException if it is less
     */
    public PaddedCrop {
        Checks.positive("border", border);
    }

    @Override
    public Pixels apply(Pixels image, RandomGenerator random) {
        int down = random.nextInt(2 * border + 1) - border;
        int right = random.nextInt(2 * border + 1) - border;
        return moved(image, down, right);
    }

    /** The part that begins so many rows further down and columns further right. */
    static Pixels moved(Pixels image, int down, int right) {
        int height = image.height();
        int width = image.width();
        byte[] values = new byte[image.values().length];
        int first = Math.max(0, -right);
        int count = width - Math.abs(right);
        for (int line = 0; line < image.channels() * height; line++) {
            int row = line % height + down;
            if (row >= 0 && row < height && count > 0) {
                int source = (line + down) * width + Math.max(0, right);
                System.arraycopy(image.values(), source, values, line * width + first, count);
            }
        }
        return image.with(values);
    }
}
