/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A convolution with {@linkplain WeightStandardization standardized weights}, of groups of channels or of all: {@code StdConv2d} of timm,
 * with which BiT's networks are built (Kolesnikov et al., <i>Big Transfer</i>, 2019, arXiv:1912.11370).
 *
 * <p>Shapes, parameters and first weights are those of a {@link GroupedConvolution}. Its weight is what is trained, decayed and saved; each
 * pass standardizes it anew. A bias is used as it is.
 */
public final class StandardizedConvolution extends GroupedConvolution {
    private static final long serialVersionUID = 1L;

    private double epsilon = Builder.EPSILON;

    /** For the reader of saved configurations. */
    StandardizedConvolution() {}

    private StandardizedConvolution(Builder builder) {
        super(builder);
        epsilon = builder.epsilon;
    }

    /** {@return what is added to the variance of a filter} */
    public double getEpsilon() {
        return epsilon;
    }

    /** {@return what the layer does to its weight before it convolves with it} */
    public WeightStandardization standardization() {
        return new WeightStandardization(epsilon);
    }

    @Override
    GroupedConvolutionLayer layer(NeuralNetConfiguration conf, DataType networkDataType) {
        return new StandardizedConvolutionLayer(conf, networkDataType);
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && ((StandardizedConvolution) other).epsilon == epsilon;
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof StandardizedConvolution;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + Double.hashCode(epsilon);
    }

    @Override
    public String toString() {
        return "StandardizedConvolution(epsilon=" + epsilon + ", " + super.toString() + ")";
    }

    /** Sets up a {@link StandardizedConvolution}, as {@link GroupedConvolution.Builder} does a convolution of groups. */
    @SuppressWarnings("unchecked") // Deeplearning4j's build() is generic.
    public static final class Builder extends GroupedConvolution.Builder {
        private static final double EPSILON = 1e-6;

        private double epsilon = EPSILON;

        /**
         * A kernel of this height and width, or of one size for both.
         *
         * @param kernelSize one number or two, in pixels
         */
        public Builder(int... kernelSize) {
            super(kernelSize);
        }

        /**
         * Sets what is added to the variance of a filter; 1e-6 unless set.
         *
         * @param epsilon above 0, so that a filter of equal numbers becomes zeros
         * @return this builder
         * @throws IllegalArgumentException if it is not above 0
         */
        public Builder epsilon(double epsilon) {
            if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("epsilon is " + epsilon + "; it must be a positive number.");
            }
            this.epsilon = epsilon;
            return this;
        }

        /** @throws IllegalArgumentException as {@link GroupedConvolution.Builder#build()} does */
        @Override
        public StandardizedConvolution build() {
            validate();
            return new StandardizedConvolution(this);
        }
    }
}
