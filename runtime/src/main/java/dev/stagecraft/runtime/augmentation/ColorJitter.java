/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Pixels;
import java.util.random.RandomGenerator;

/**
 * Brightness, contrast, saturation and hue changed at random, in an order that is random too: torchvision's {@code ColorJitter}. A factor is
 * drawn evenly from 1 less the number to 1 more, and a turn of the hue from the number to both sides.
 *
 * @param brightness 0 for none
 * @param contrast 0 for none
 * @param saturation 0 for none
 * @param hue 0 for none, at most 0.5
 */
public record ColorJitter(double brightness, double contrast, double saturation, double hue)
        implements PixelAugmentation {
    private static final int KINDS = 4;

    /**
     * Checks the numbers.
     *
     * @param brightness 0 or more
     * @param contrast 0 or more
     * @param saturation 0 or more
     * @param hue from 0 to 0.5
     * @throws IllegalArgumentException if a number makes no sense
     */
    public ColorJitter {
        requireAmount("brightness", brightness);
        requireAmount("contrast", contrast);
        requireAmount("saturation", saturation);
        Checks.require(hue >= 0 && hue <= 0.5, "hue is " + hue + "; it must be from 0 to 0.5.");
    }

    private static void requireAmount(String name, double value) {
        Checks.require(value >= 0 && Double.isFinite(value), name + " is " + value + "; it must be 0 or more.");
    }

    @Override
    public Pixels apply(Pixels image, RandomGenerator random) {
        int[] order = {0, 1, 2, 3};
        for (int last = KINDS - 1; last > 0; last--) {
            int chosen = random.nextInt(last + 1);
            int moved = order[chosen];
            order[chosen] = order[last];
            order[last] = moved;
        }
        double[] factors = {
            factor(random, brightness),
            factor(random, contrast),
            factor(random, saturation),
            Draw.uniform(random, -hue, hue)
        };
        Pixels result = image;
        for (int kind : order) {
            result = changed(result, kind, factors[kind]);
        }
        return result;
    }

    private static double factor(RandomGenerator random, double amount) {
        return Draw.uniform(random, Math.max(0, 1 - amount), 1 + amount);
    }

    private Pixels changed(Pixels image, int kind, double factor) {
        return switch (kind) {
            case 0 -> brightness == 0 ? image : Levels.brightness(image, factor);
            case 1 -> contrast == 0 ? image : Levels.contrast(image, factor);
            case 2 -> saturation == 0 ? image : Colors.saturation(image, factor);
            default -> hue == 0 ? image : Colors.hue(image, factor);
        };
    }
}
