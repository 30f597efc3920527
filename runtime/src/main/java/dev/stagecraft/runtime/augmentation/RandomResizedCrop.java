/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.augmentation;

import dev.stagecraft.runtime.images.ImagePart;
import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Pixels;
import java.util.random.RandomGenerator;

/**
 * A part of the image, of a random place, area and ratio of its sides, in one size: torchvision's {@code RandomResizedCrop} (Szegedy et al.,
 * <i>Going Deeper with Convolutions</i>, 2015). It must be the first of several, and is given images as they are stored.
 *
 * @param height of the result, in pixels
 * @param width of the result, in pixels
 * @param smallestArea the smallest share of the image's area
 * @param largestArea the largest share
 * @param smallestRatio the smallest width for a height of 1
 * @param largestRatio the largest; ratios are drawn evenly in their logarithm
 * @param interpolation how the part is resized
 */
public record RandomResizedCrop(
        int height,
        int width,
        double smallestArea,
        double largestArea,
        double smallestRatio,
        double largestRatio,
        Interpolation interpolation)
        implements PixelAugmentation {
    private static final int TRIES = 10;

    /**
     * Checks the numbers.
     *
     * @param height of the result, in pixels
     * @param width of the result, in pixels
     * @param smallestArea above 0
     * @param largestArea at most 1
     * @param smallestRatio above 0
     * @param largestRatio at least the smallest
     * @param interpolation how the part is resized
     * @throws IllegalArgumentException if a number makes no sense
     */
    public RandomResizedCrop {
        Checks.positive("height", height);
        Checks.positive("width", width);
        Checks.range("area", smallestArea, largestArea, 0, 1);
        Checks.range("ratio", smallestRatio, largestRatio, 0, Double.MAX_VALUE);
    }

    /**
     * That of torchvision's defaults: 8 to 100 % of the area, ratios from 3:4 to 4:3, bilinear.
     *
     * @param height of the result, in pixels
     * @param width of the result, in pixels
     */
    public RandomResizedCrop(int height, int width) {
        this(height, width, 0.08, 1, 3.0 / 4, 4.0 / 3, Interpolation.BILINEAR);
    }

    @Override
    public Pixels apply(Pixels image, RandomGenerator random) {
        return resized(image.crop(part(image.height(), image.width(), random)));
    }

    /**
     * {@return a part in the size of the result} So that no more than {@link #part the part} must be decoded.
     *
     * @param part of an image
     */
    public Pixels resized(Pixels part) {
        return part.resize(height, width, interpolation);
    }

    /**
     * {@return the part of an image}
     *
     * @param imageHeight of the image, in pixels
     * @param imageWidth of the image, in pixels
     * @param random what decides
     */
    public ImagePart part(int imageHeight, int imageWidth, RandomGenerator random) {
        double lowest = StrictMath.log(smallestRatio);
        double highest = StrictMath.log(largestRatio);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            double area = (double) imageHeight * imageWidth * Draw.uniform(random, smallestArea, largestArea);
            double ratio = StrictMath.exp(Draw.uniform(random, lowest, highest));
            int partWidth = (int) Math.rint(Math.sqrt(area * ratio));
            int partHeight = (int) Math.rint(Math.sqrt(area / ratio));
            if (partWidth > 0 && partWidth <= imageWidth && partHeight > 0 && partHeight <= imageHeight) {
                int top = random.nextInt(imageHeight - partHeight + 1);
                int left = random.nextInt(imageWidth - partWidth + 1);
                return new ImagePart(top, left, partHeight, partWidth);
            }
        }
        return centre(imageHeight, imageWidth);
    }

    private ImagePart centre(int imageHeight, int imageWidth) {
        double ratio = (double) imageWidth / imageHeight;
        int partHeight = ratio < smallestRatio ? (int) Math.rint(imageWidth / smallestRatio) : imageHeight;
        int partWidth = ratio > largestRatio ? (int) Math.rint(imageHeight * largestRatio) : imageWidth;
        return new ImagePart((imageHeight - partHeight) / 2, (imageWidth - partWidth) / 2, partHeight, partWidth);
    }
}
