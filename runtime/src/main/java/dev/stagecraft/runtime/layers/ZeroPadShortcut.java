/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A shortcut without parameters between maps of different shapes: option A of He et al., <i>Deep Residual Learning for
 * Image Recognition</i>, 2015, arXiv:1512.03385. It takes every {@code stride}-th row and column, and adds channels of
 * zeros: {@code (nOut - nIn) / 2}, rounded down, before those of the input and the others behind them. With {@code nOut =
 * nIn} it subsamples only.
 *
 * <p>It reads {@code [N, nIn, H, W]} and gives {@code [N, nOut, (H - 1) / stride + 1, (W - 1) / stride + 1]}.
 */
public final class ZeroPadShortcut extends MapOperation {
    private static final long serialVersionUID = 1L;

    // By default Jackson would call the getter's "nin", and find no field of that name.
    @JsonProperty("nIn")
    private int nIn = 1;

    @JsonProperty("nOut")
    private int nOut = 1;

    private int stride = 1;

    /** For the reader of saved configurations. */
    ZeroPadShortcut() {}

    /**
     * A shortcut between maps of different sizes.
     *
     * @param nIn the channels that come in
     * @param nOut the channels that go out, zeros included
     * @param stride 1 for all rows and columns, 2 for every other one, and so on
     * @throws IllegalArgumentException if nIn or the stride is less than 1, or nOut less than nIn
     */
    public ZeroPadShortcut(int nIn, int nOut, int stride) {
        requireAtLeastOne("nIn", nIn);
        requireAtLeastOne("stride", stride);
        if (nOut < nIn) {
            throw new IllegalArgumentException(
                    "nOut is " + nOut + "; it must be at least nIn, which is " + nIn + ", to be padded with zeros.");
        }
        this.nIn = nIn;
        this.nOut = nOut;
        this.stride = stride;
    }

    /** {@return the channels that come in} */
    @JsonProperty("nIn")
    public int getNIn() {
        return nIn;
    }

    /** {@return the channels that go out, zeros included} */
    @JsonProperty("nOut")
    public int getNOut() {
        return nOut;
    }

    /** {@return 1 for all rows and columns, 2 for every other one, and so on} */
    public int getStride() {
        return stride;
    }

    @Override
    MapTransform transform() {
        return new ZeroPadFunction(nIn, nOut, stride);
    }

    @Override
    InputTypeConvolutional output(InputTypeConvolutional input) {
        ZeroPadFunction.requireChannels(input.getChannels(), nIn);
        return (InputTypeConvolutional) InputType.convolutional(
                (input.getHeight() - 1) / stride + 1, (input.getWidth() - 1) / stride + 1, nOut);
    }

    @Override
    List<Object> settings() {
        return List.of(nIn, nOut, stride);
    }

    private static void requireAtLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1.");
        }
    }
}
