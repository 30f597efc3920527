/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

/**
 * A rectangle of an image, in pixels.
 *
 * @param top its first row, from 0
 * @param left its first column, from 0
 * @param height how many rows it has
 * @param width how many columns it has
 */
public record ImagePart(int top, int left, int height, int width) {
    /** Chooses a part of an image when its size is known. */
    @FunctionalInterface
    public interface Choice {
        /**
         * {@return the part}
         *
         * @param height of the image, in pixels
         * @param width of the image, in pixels
         */
        ImagePart of(int height, int width);
    }

    /** @throws IllegalArgumentException if it does not lie within an image of this size */
    void requireWithin(int imageHeight, int imageWidth) {
        if (top < 0 || left < 0 || height < 1 || width < 1 || top > imageHeight - height || left > imageWidth - width) {
            throw new IllegalArgumentException("The part has " + height + " x " + width + " pixels from row " + top
                    + " and column " + left + " on, but the image has " + imageHeight + " x " + imageWidth + ".");
        }
    }
}
