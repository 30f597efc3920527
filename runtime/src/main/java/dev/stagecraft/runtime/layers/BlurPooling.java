/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;

/**
 * Blurs maps before it subsamples them, so that a shift of the image by a pixel changes little (Zhang, <i>Making
 * Convolutional Networks Shift-Invariant Again</i>, 2019, arXiv:1904.11486). Every channel is convolved with
 *
 * <pre>
 * 1 2 1
 * 2 4 2   / 16
 * 1 2 1
 * </pre>
 *
 * after one pixel of reflection padding on each side, which does not repeat the edge: {@code BlurPool2d} of timm.
 *
 * <p>It reads {@code [N, C, H, W]} and gives {@code [N, C, (H - 1) / stride + 1, (W - 1) / stride + 1]}. It has no
 * parameters.
 */
public final class BlurPooling extends MapOperation {
    private static final long serialVersionUID = 1L;

    private int stride = 2;

    /** For the reader of saved configurations. */
    BlurPooling() {}

    /**
     * Blurs, and keeps every pixel or every other one.
     *
     * @param stride 1 or 2, for rows and columns
     * @throws IllegalArgumentException if the stride is another
     */
    public BlurPooling(int stride) {
        if (stride != 1 && stride != 2) {
            // timm pads two pixels from 3 on, and has no network with such a stride.
            throw new IllegalArgumentException("stride is " + stride + "; it must be 1 or 2.");
        }
        this.stride = stride;
    }

    /** {@return the distance between the pixels that are kept, 1 or 2} */
    public int getStride() {
        return stride;
    }

    @Override
    MapTransform transform() {
        return new BlurFunction(stride);
    }

    @Override
    InputTypeConvolutional output(InputTypeConvolutional input) {
        BlurFunction.requireSides(input.getHeight(), input.getWidth());
        return (InputTypeConvolutional) InputType.convolutional(
                (input.getHeight() - 1) / stride + 1, (input.getWidth() - 1) / stride + 1, input.getChannels());
    }

    @Override
    List<Object> settings() {
        return List.of(stride);
    }
}
