/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

/**
 * How a window moves over maps.
 *
 * @param rows along the height
 * @param columns along the width
 * @param padding what is added around the maps
 */
public record Geometry(Axis rows, Axis columns, Padding padding) {
    /**
     * Along one axis, in pixels.
     *
     * @param kernel how many the window sees
     * @param stride from one position to the next
     * @param dilation from one pixel that it sees to the next
     * @param padding zeros at each end, where the padding is given
     */
    public record Axis(int kernel, int stride, int dilation, int padding) {
        /** {@return from the first pixel that the window sees to the last, both counted} */
        public long extent() {
            return kernel + (kernel - 1L) * (dilation - 1);
        }
    }

    /** What is added around maps. */
    public enum Padding {
        /** What each axis says. Pixels at the end that no window reaches are left out. */
        GIVEN,
        /** What each axis says. Maps of which pixels would be left out are refused. */
        STRICT,
        /** As much as gives {@code ceil(side / stride)} positions, the larger half at the end, as TensorFlow does. */
        SAME
    }

    /** {@return whether each axis sees one pixel} */
    public boolean isPointwise() {
        return rows.kernel == 1 && columns.kernel == 1;
    }

    /** {@return whether an axis skips pixels from one position to the next} */
    public boolean skipsPixels() {
        return rows.stride > 1 || columns.stride > 1;
    }

    /** {@return whether the window sees neighbours only} */
    public boolean isDense() {
        return rows.dilation == 1 && columns.dilation == 1;
    }

    /**
     * {@return the windows over maps of a size}
     *
     * @param layer whose windows they are, for a sentence
     * @param height of the maps
     * @param width of the maps
     * @throws IllegalArgumentException if they do not fit in
     */
    public Windows over(String layer, long height, long width) {
        return new Windows(window(layer, rows, height), window(layer, columns, width));
    }

    private Window window(String layer, Axis axis, long side) {
        Window window = Window.of(axis, padding, side);
        long padded = side + window.before() + window.after();
        if (axis.extent() > padded) {
            throw new IllegalArgumentException("The images are too small: " + layer + " moves a window of "
                    + axis.extent() + " pixels over maps of " + side + "; give larger images.");
        }
        if (padding == Padding.STRICT && (padded - axis.extent()) % axis.stride != 0) {
            throw new IllegalArgumentException("The images do not fit: " + layer + " moves a window of "
                    + axis.extent() + " pixels by " + axis.stride + " over maps of " + side + " with a padding of "
                    + axis.padding + ", and some would be left out, which its mode, strict, forbids.");
        }
        return window;
    }
}
