/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Pixels;
import java.util.random.RandomGenerator;

/**
 * RandAugment as timm does it and <i>ResNet strikes back</i> (Wightman et al., 2021) trains with: {@code rand-m7-mstd0.5-inc1} is that of two
 * operations, magnitude 7 and deviation 0.5. Of 15 operations, all of which become stronger with the magnitude, some are chosen; each is done with
 * a probability of 1/2, and a magnitude drawn anew; what is moved or turned is interpolated by 4 or by 16 pixels, at random.
 *
 * @param operations how many are chosen
 * @param magnitude the mean of their strength, from 0 to 10
 * @param deviation the standard deviation of their strength; what is below 0 or above 10 becomes 0 or 10
 * @param fill the colour of what comes from outside, red in bits 16 to 23, green and blue below; timm takes the mean of the images
 */
public record TimmRandAugment(int operations, double magnitude, double deviation, int fill)
        implements PixelAugmentation {
    /** The mean of ImageNet, 124, 116, 104. */
    public static final int IMAGENET_MEAN = 0x7C7468;

    private static final double MOST = 10;
    private static final int CHOICE = 15;
    private static final double ENHANCED = 0.9;
    private static final int TURNED = 30;
    private static final double SHEARED = 0.3;
    private static final double MOVED = 0.45;
    private static final int LEVELS = 256;
    private static final int ADDED = 110;
    private static final int BITS = 4;

    /**
     * Checks the numbers.
     *
     * @param operations 1 or more
     * @param magnitude from 0 to 10
     * @param deviation 0 or more
     * @param fill the colour of what comes from outside
     * @throws IllegalArgumentException if a number makes no sense
     */
    public TimmRandAugment {
        Checks.positive("operations", operations);
        Checks.require(magnitude >= 0 && magnitude <= MOST, "magnitude is " + magnitude + "; it must be from 0 to 10.");
        Checks.require(
                deviation >= 0 && Double.isFinite(deviation), "deviation is " + deviation + "; it must be 0 or more.");
    }

    /**
     * Two operations with a deviation of 0.5 and ImageNet's mean: timm's {@code rand-m7-mstd0.5-inc1} for a magnitude of 7.
     *
     * @param magnitude from 0 to 10
     */
    public TimmRandAugment(double magnitude) {
        this(2, magnitude, 0.5, IMAGENET_MEAN);
    }

    @Override
    public Pixels apply(Pixels image, RandomGenerator random) {
        Pixels result = image;
        for (int number = 0; number < operations; number++) {
            int chosen = random.nextInt(CHOICE);
            if (random.nextBoolean()) {
                result = apply(chosen, result, random);
            }
        }
        return result;
    }

    /** A share of the strongest, from 0 to 1. */
    double strength(RandomGenerator random) {
        double drawn = magnitude + deviation * Draw.normal(random);
        return Math.max(0, Math.min(drawn, MOST)) / MOST;
    }

    private Pixels apply(int chosen, Pixels image, RandomGenerator random) {
        double share = strength(random);
        double signed = random.nextBoolean() ? -share : share;
        double factor = Math.max(0.1, 1 + ENHANCED * signed);
        return switch (chosen) {
            case 0 -> Levels.autoContrast(image);
            case 1 -> Levels.equalize(image);
            case 2 -> Levels.invert(image);
            case 3 -> AffineWarp.rotate(image, TURNED * signed, interpolation(random), fill);
            case 4 -> Levels.posterize(image, BITS - (int) (share * BITS));
            case 5 -> Levels.solarize(image, LEVELS - (int) (share * LEVELS));
            case 6 -> Levels.solarizeAdd(image, (int) (share * ADDED));
            case 7 -> Colors.saturation(image, factor);
            case 8 -> Levels.contrast(image, factor);
            case 9 -> Levels.brightness(image, factor);
            case 10 -> Colors.sharpness(image, factor);
            case 11 -> AffineWarp.shearX(SHEARED * signed).apply(image, interpolation(random), fill);
            case 12 -> AffineWarp.shearY(SHEARED * signed).apply(image, interpolation(random), fill);
            case 13 ->
                AffineWarp.translation(MOVED * signed * image.width(), 0).apply(image, interpolation(random), fill);
            default ->
                AffineWarp.translation(0, MOVED * signed * image.height()).apply(image, interpolation(random), fill);
        };
    }

    private static Interpolation interpolation(RandomGenerator random) {
        return random.nextBoolean() ? Interpolation.BICUBIC : Interpolation.BILINEAR;
    }
}
