package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.network.Padding;

/**
 * A square window that moves over a map: {@code floor((input + 2 padding - kernel) / stride) + 1} places along an axis,
 * and {@code ceil(input / stride)} with TensorFlow's padding.
 */
record Window(int kernel, int stride, Padding padding) {
    /** The map that the window leaves, of the same channels; less than 1 high or wide where it does not fit. */
    FeatureMap over(FeatureMap input) {
        return new FeatureMap(input.channels(), along(input.height()), along(input.width()));
    }

    private int along(int input) {
        if (padding instanceof Padding.Explicit explicit) {
            return Math.toIntExact(Math.floorDiv(input + 2L * explicit.pixels() - kernel, (long) stride) + 1);
        }
        return Math.toIntExact((input + (long) stride - 1) / stride);
    }

    /** Zeros on each side, where they are the same on each. */
    int pixels() {
        return padding instanceof Padding.Explicit explicit ? explicit.pixels() : 0;
    }
}
