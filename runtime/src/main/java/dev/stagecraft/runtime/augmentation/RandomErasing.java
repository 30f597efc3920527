/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.Shape;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A rectangle of some of the images overwritten (Zhong et al., <i>Random Erasing Data Augmentation</i>, 2020), as torchvision and timm do it.
 *
 * @param probability how often
 * @param smallestArea the smallest share of the image's area
 * @param largestArea the largest share
 * @param smallestRatio the smallest height for a width of 1
 * @param largestRatio the largest; ratios are drawn evenly in their logarithm
 * @param fill what is written
 */
public record RandomErasing(
        double probability,
        double smallestArea,
        double largestArea,
        double smallestRatio,
        double largestRatio,
        Fill fill)
        implements ValueAugmentation {
    private static final int TRIES = 10;

    /** What is written. */
    public enum Fill {
        /** 0, the mean of the images: torchvision's {@code value=0}, timm's {@code const}. */
        MEAN,
        /** A value for each channel, normally distributed: timm's {@code rand}. */
        COLOR,
        /** A value for each channel of each pixel, normally distributed: torchvision's {@code random}, timm's {@code pixel}. */
        NOISE
    }

    /**
     * Checks the numbers.
     *
     * @param probability from 0 to 1
     * @param smallestArea above 0
     * @param largestArea at most 1
     * @param smallestRatio above 0
     * @param largestRatio at least the smallest
     * @param fill what is written
     * @throws IllegalArgumentException if a number makes no sense
     */
    public RandomErasing {
        Checks.probability("probability", probability);
        Checks.range("area", smallestArea, largestArea, 0, 1);
        Checks.range("ratio", smallestRatio, largestRatio, 0, Double.MAX_VALUE);
        Objects.requireNonNull(fill, "fill");
    }

    /**
     * That of torchvision's defaults but for how often: 2 to 33 % of the area, heights of 0.3 to 3.3 times the width, the mean.
     *
     * @param probability from 0 to 1
     */
    public RandomErasing(double probability) {
        this(probability, 0.02, 0.33, 0.3, 3.3, Fill.MEAN);
    }

    @Override
    public void apply(float[] values, int offset, Shape image, RandomGenerator random) {
        int height = image.dimensions().get(1);
        int width = image.dimensions().get(2);
        if (random.nextDouble() >= probability) {
            return;
        }
        Rectangle erased = rectangle(height, width, random);
        for (int channel = 0; channel < image.dimensions().get(0); channel++) {
            int plane = offset + channel * height * width;
            erase(values, plane, width, erased, random);
        }
    }

    /** What is erased of an image of this size; nothing if none of several tries fits. */
    Rectangle rectangle(int height, int width, RandomGenerator random) {
        double lowest = StrictMath.log(smallestRatio);
        double highest = StrictMath.log(largestRatio);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            double area = (double) height * width * Draw.uniform(random, smallestArea, largestArea);
            double ratio = StrictMath.exp(Draw.uniform(random, lowest, highest));
            int rows = (int) Math.rint(Math.sqrt(area * ratio));
            int columns = (int) Math.rint(Math.sqrt(area / ratio));
            if (rows < height && columns < width) {
                int top = random.nextInt(height - rows + 1);
                int left = random.nextInt(width - columns + 1);
                return new Rectangle(top, top + rows, left, left + columns);
            }
        }
        return new Rectangle(0, 0, 0, 0);
    }

    private void erase(float[] values, int plane, int width, Rectangle erased, RandomGenerator random) {
        float color = fill == Fill.COLOR ? (float) Draw.normal(random) : 0;
        for (int row = erased.top(); row < erased.bottom(); row++) {
            int from = plane + row * width + erased.left();
            int to = plane + row * width + erased.right();
            if (fill == Fill.NOISE) {
                for (int i = from; i < to; i++) {
                    values[i] = (float) Draw.normal(random);
                }
            } else {
                Arrays.fill(values, from, to, color);
            }
        }
    }
}
