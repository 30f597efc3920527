/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.deeplearning4j.nn.params.ConvolutionParamInitializer.WEIGHT_KEY;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;

/**
 * Scales each channel by a factor that depends on the means of its neighbours (Wang et al., <i>ECA-Net: Efficient Channel
 * Attention for Deep Convolutional Neural Networks</i>, 2019, arXiv:1910.03151): {@code x * sigmoid(conv(mean of x over H and
 * W))}, as timm's {@code EcaModule}.
 *
 * <p>It reads {@code [N, C, H, W]} and gives the same. The convolution runs over the C means, has one filter and no bias, and
 * sees {@code (kernel - 1) / 2} zeros beyond the first and the last channel. Its weight is {@code W}, {@code [1, 1, kernel]}
 * as in PyTorch, with a fanIn and a fanOut of {@code kernel}. An activation function that is set is ignored, and so is a mask.
 */
public final class EfficientChannelAttention extends ChannelGate {
    private static final long serialVersionUID = 1L;

    private int kernel = 3;

    /** For the reader of saved configurations. */
    EfficientChannelAttention() {}

    /** @throws IllegalArgumentException as {@link Builder#build()} does */
    private EfficientChannelAttention(Builder builder) {
        super(builder);
        kernel = builder.kernel;
        requireFit();
    }

    /** {@return how many neighbouring channels decide on the factor of one} */
    public int getKernel() {
        return kernel;
    }

    @Override
    List<Parameter> parameters() {
        return List.of(new Parameter.Weight(WEIGHT_KEY, kernel, kernel, 1, 1, kernel));
    }

    @Override
    public ChannelGating gating() {
        return new EfficientGating(kernel);
    }

    @Override
    void requireFit() {
        if (kernel < 1 || kernel % 2 == 0) {
            throw new IllegalArgumentException("kernel is " + kernel + "; it must be odd and at least 1.");
        }
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && ((EfficientChannelAttention) other).kernel == kernel;
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof EfficientChannelAttention;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + kernel;
    }

    @Override
    public String toString() {
        return "EfficientChannelAttention(kernel=" + kernel + ", " + super.toString() + ")";
    }

    /** Sets up an {@link EfficientChannelAttention}. Of nIn and nOut one is enough. */
    @SuppressWarnings("unchecked") // Deeplearning4j's build() is generic.
    public static class Builder extends FeedForwardLayer.Builder<Builder> {
        private int kernel = 3;

        /** One with a kernel of 3, until another is set. */
        public Builder() {}

        /**
         * Sets how many neighbouring channels decide on the factor of one; 3 unless set.
         *
         * @param kernel an odd number
         * @return this builder
         */
        public Builder kernel(int kernel) {
            this.kernel = kernel;
            return this;
        }

        /** @throws IllegalArgumentException if the kernel is not odd and at least 1, or nOut is not nIn */
        @Override
        public EfficientChannelAttention build() {
            return new EfficientChannelAttention(this);
        }
    }
}
