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
 * Repeats the last row and column of maps, below and to the right. Behind it, a maximum over windows is what PyTorch's {@code ceil_mode} and
 * Caffe's pools make of the maps alone: the last window reaches over the edge, and what is there never wins, whatever the sign of the
 * values.
 *
 * <p>It reads {@code [N, C, H, W]} and gives {@code [N, C, H + pixels, W + pixels]}. It has no parameters.
 */
public final class EdgePadding extends MapOperation {
    private static final long serialVersionUID = 1L;

    private int pixels = 1;

    /** For the reader of saved configurations. */
    EdgePadding() {}

    /**
     * Adds rows and columns.
     *
     * @param pixels how many of each, at least 1
     * @throws IllegalArgumentException if it is less
     */
    public EdgePadding(int pixels) {
        if (pixels < 1) {
            throw new IllegalArgumentException("pixels is " + pixels + "; it must be at least 1.");
        }
        this.pixels = pixels;
    }

    /** {@return how many rows and columns are added} */
    public int getPixels() {
        return pixels;
    }

    @Override
    MapTransform transform() {
        return new RepeatedEdge(pixels);
    }

    @Override
    InputTypeConvolutional output(InputTypeConvolutional input) {
        return (InputTypeConvolutional)
                InputType.convolutional(input.getHeight() + pixels, input.getWidth() + pixels, input.getChannels());
    }

    @Override
    List<Object> settings() {
        return List.of(pixels);
    }
}
