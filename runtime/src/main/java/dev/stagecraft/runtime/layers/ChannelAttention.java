/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static dev.stagecraft.runtime.layers.PerceptronGating.EXPAND_BIAS;
import static dev.stagecraft.runtime.layers.PerceptronGating.EXPAND_WEIGHT;
import static dev.stagecraft.runtime.layers.PerceptronGating.SQUEEZE_BIAS;
import static dev.stagecraft.runtime.layers.PerceptronGating.SQUEEZE_WEIGHT;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;

/**
 * Scales each channel by a factor that depends on the means and the maxima of all of them, the first half of a CBAM (Woo et
 * al., <i>CBAM: Convolutional Block Attention Module</i>, 2018, arXiv:1807.06521): {@code x * sigmoid(mlp(mean of x over H
 * and W) + mlp(maximum of x over H and W))}, with {@code mlp(v) = W2 relu(W1 v + b1) + b2} the same for both.
 *
 * <p>It reads {@code [N, C, H, W]} and gives the same. The parameters are those of two of PyTorch's {@code Linear}, rows for
 * outputs: {@code W1}, {@code [squeezed, C]}, {@code b1}, {@code [squeezed]}, {@code W2}, {@code [C, squeezed]}, and {@code b2},
 * {@code [C]}. The fans of a weight are its columns and its rows. Biases start at 0 unless {@code biasInit} is set.
 *
 * <p>The gradient of a maximum goes to its pixel, and to the first one, row by row, where several are equal. An activation
 * function that is set is ignored, and so is a mask.
 */
public final class ChannelAttention extends ChannelGate {
    private static final long serialVersionUID = 1L;

    private int squeezed;

    /** For the reader of saved configurations. */
    ChannelAttention() {}

    /** @throws IllegalArgumentException as {@link Builder#build()} does */
    private ChannelAttention(Builder builder) {
        super(builder);
        squeezed = builder.squeezed;
        requireFit();
    }

    /** {@return how many channels are left between the two layers of the perceptron} */
    public int getSqueezed() {
        return squeezed;
    }

    @Override
    List<Parameter> parameters() {
        return List.of(
                new Parameter.Weight(SQUEEZE_WEIGHT, nIn, squeezed, squeezed, nIn),
                new Parameter.Bias(SQUEEZE_BIAS, squeezed),
                new Parameter.Weight(EXPAND_WEIGHT, squeezed, nIn, nIn, squeezed),
                new Parameter.Bias(EXPAND_BIAS, nIn));
    }

    @Override
    public ChannelGating gating() {
        return new PerceptronGating();
    }

    @Override
    void requireFit() {
        if (squeezed < 1) {
            throw new IllegalArgumentException("squeezed is " + squeezed + "; it must be at least 1.");
        }
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && ((ChannelAttention) other).squeezed == squeezed;
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof ChannelAttention;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + squeezed;
    }

    @Override
    public String toString() {
        return "ChannelAttention(squeezed=" + squeezed + ", " + super.toString() + ")";
    }

    /** Sets up a {@link ChannelAttention}. Of nIn and nOut one is enough. */
    @SuppressWarnings("unchecked") // Deeplearning4j's build() is generic.
    public static class Builder extends FeedForwardLayer.Builder<Builder> {
        private int squeezed;

        /** One that has still to be told {@link #squeezed(int)}. */
        public Builder() {}

        /**
         * Sets how many channels are left between the two layers of the perceptron; in the paper, C / 16.
         *
         * @param squeezed 1 or more
         * @return this builder
         */
        public Builder squeezed(int squeezed) {
            this.squeezed = squeezed;
            return this;
        }

        /** @throws IllegalArgumentException if squeezed is less than 1, or nOut is not nIn */
        @Override
        public ChannelAttention build() {
            return new ChannelAttention(this);
        }
    }
}
