/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

/** Which part of an image a network sees. */
public sealed interface Framing {
    /**
     * {@return where the input lies in an image that was resized for it}
     *
     * @param imageHeight of the whole image, in pixels
     * @param imageWidth of the whole image, in pixels
     * @param height of the input, in pixels
     * @param width of the input, in pixels
     */
    Frame frame(int imageHeight, int imageWidth, int height, int width);

    /**
     * The image is resized, its proportions kept, and what lies around its middle is cut off.
     *
     * @param resize the shorter side after resizing, in pixels; at least as long as both sides of the input
     */
    record CenterCrop(int resize) implements Framing {
        @Override
        public Frame frame(int imageHeight, int imageWidth, int height, int width) {
            int shorter = Math.min(imageHeight, imageWidth);
            long resizedHeight = (long) resize * imageHeight / shorter;
            long resizedWidth = (long) resize * imageWidth / shorter;
            return new Frame(resizedHeight, resizedWidth, margin(resizedHeight, height), margin(resizedWidth, width));
        }
    }

    /**
     * The image is resized, its proportions kept, until it just covers an area, and what lies around the input's middle is cut off:
     * timm's way for inputs that are not square ({@code ResizeKeepRatio}). For square areas torchvision's is a {@link CenterCrop}.
     *
     * @param coveredHeight of the area in pixels, at least the input's
     * @param coveredWidth of the area in pixels, at least the input's
     */
    record CoverCrop(int coveredHeight, int coveredWidth) implements Framing {
        @Override
        public Frame frame(int imageHeight, int imageWidth, int height, int width) {
            double ratio = Math.min((double) imageHeight / coveredHeight, (double) imageWidth / coveredWidth);
            long resizedHeight = (long) Math.rint(imageHeight / ratio);
            long resizedWidth = (long) Math.rint(imageWidth / ratio);
            return new Frame(resizedHeight, resizedWidth, margin(resizedHeight, height), margin(resizedWidth, width));
        }
    }

    /** The whole image is resized to the input, whatever its proportions. */
    record Stretch() implements Framing {
        @Override
        public Frame frame(int imageHeight, int imageWidth, int height, int width) {
            return new Frame(height, width, 0, 0);
        }
    }

    /** What is cut off on one side of two. Half a pixel goes to the even number, as in torchvision. */
    private static long margin(long resized, int kept) {
        return (long) Math.rint((resized - kept) / 2.0);
    }

    /**
     * A network's input in a resized image, all in pixels.
     *
     * @param height of the resized image
     * @param width of the resized image
     * @param top rows above the input
     * @param left columns on the input's left
     */
    record Frame(long height, long width, long top, long left) {}
}
