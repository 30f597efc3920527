/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import java.util.function.ToLongFunction;
import org.bytedeco.javacpp.LongPointer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** How a window moves over maps, along rows and columns. */
public record Geometry(ConvolutionMode mode, int[] kernel, int[] stride, int[] padding, int[] dilation) {
    public static Geometry of(ConvolutionLayer layer) {
        return new Geometry(
                layer.getConvolutionMode(),
                layer.getKernelSize(),
                layer.getStride(),
                layer.getPadding(),
                layer.getDilation());
    }

    public static Geometry of(SubsamplingLayer layer) {
        return new Geometry(
                layer.getConvolutionMode(), layer.getKernelSize(), layer.getStride(), layer.getPadding(), new int[] {
                    1, 1
                });
    }

    /**
     * The two windows over maps of a size.
     *
     * @throws IllegalArgumentException if they do not fit in
     */
    public Windows over(String layer, long height, long width) {
        return new Windows(window(layer, 0, height), window(layer, 1, width));
    }

    private Window window(String layer, int axis, long side) {
        Window window = Window.of(mode, side, kernel[axis], stride[axis], padding[axis], dilation[axis]);
        long extent = kernel[axis] + (kernel[axis] - 1L) * (dilation[axis] - 1);
        if (extent > side + window.before() + window.after()) {
            throw new IllegalArgumentException("The images are too small: " + layer + " moves a window of " + extent
                    + " pixels over maps of " + side + "; give larger images.");
        }
        return window;
    }

    /** The window along each axis; its numbers as oneDNN takes them. */
    public record Windows(Window rows, Window columns) {
        /** The windows that are the whole map. */
        public static Windows whole(long height, long width) {
            return new Windows(new Window(height, 1, 1, 0, 0, 1), new Window(width, 1, 1, 0, 0, 1));
        }

        public LongPointer kernel() {
            return both(Window::kernel);
        }

        public LongPointer stride() {
            return both(Window::stride);
        }

        /** oneDNN counts the pixels between two of a window. */
        public LongPointer dilation() {
            return both(window -> window.dilation() - 1);
        }

        public LongPointer before() {
            return both(Window::before);
        }

        public LongPointer after() {
            return both(Window::after);
        }

        private LongPointer both(ToLongFunction<Window> number) {
            return new LongPointer(number.applyAsLong(rows), number.applyAsLong(columns));
        }
    }
}
