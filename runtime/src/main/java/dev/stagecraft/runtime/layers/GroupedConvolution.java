/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.util.ConvolutionUtils;
import org.deeplearning4j.util.ValidationUtils;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution whose channels are split into groups, each of which sees its own part of the input only (Xie et al.,
 * <i>Aggregated Residual Transformations for Deep Neural Networks</i>, 2016, arXiv:1611.05431). With as many groups as
 * input channels it is a depthwise convolution, and with one group an ordinary one.
 *
 * <p>It reads {@code [N, nIn, H, W]} and gives {@code [N, nOut, H', W']}, where H' and W' are those of a {@link
 * ConvolutionLayer} of the same kernel, stride, padding, dilation and convolution mode. Output channel {@code o} sees
 * the {@code nIn / groups} input channels of group {@code o / (nOut / groups)}. The weight is {@code W}, {@code [nOut,
 * nIn / groups, kernel height, kernel width]} as in PyTorch, and the bias is {@code b}, {@code [nOut]}.
 *
 * <p>Initial weights are drawn with the fans of that weight as PyTorch computes them: {@code fanIn = nIn / groups x
 * kernel height x kernel width} and {@code fanOut = nOut x kernel height x kernel width}. A {@link ConvolutionLayer}
 * divides its fanOut by the stride in both directions; this layer does not.
 */
public class GroupedConvolution extends ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    private int groups = 1;

    /** For the reader of saved configurations. */
    GroupedConvolution() {}

    /**
     * Takes what a builder was told.
     *
     * @param builder whose groups divide both numbers of channels
     * @throws IllegalArgumentException as {@link Builder#build()} does
     */
    protected GroupedConvolution(Builder builder) {
        super(builder);
        this.groups = builder.groups;
        requireGroupsThatFit();
    }

    /** {@return into how many equal parts the channels are split} */
    public int getGroups() {
        return groups;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> trainingListeners,
            int layerIndex,
            INDArray layerParamsView,
            boolean initializeParams,
            DataType networkDataType) {
        LayerValidation.assertNInNOutSet(getClass().getSimpleName(), getLayerName(), layerIndex, getNIn(), getNOut());
        requireGroupsThatFit();
        requireChannelsFirst();
        GroupedConvolutionLayer layer = layer(conf, networkDataType);
        layer.setListeners(trainingListeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(layerParamsView);
        Map<String, INDArray> parameters = initializer().init(conf, layerParamsView, initializeParams);
        layer.setParamTable(parameters);
        layer.setConf(conf);
        return layer;
    }

    GroupedConvolutionLayer layer(NeuralNetConfiguration conf, DataType networkDataType) {
        return new GroupedConvolutionLayer(conf, networkDataType);
    }

    @Override
    public ParamInitializer initializer() {
        return GroupedConvolutionParameters.INSTANCE;
    }

    /** @throws IllegalArgumentException if the groups do not divide the channels, or the channels come last */
    @Override
    public void setNIn(InputType inputType, boolean override) {
        super.setNIn(inputType, override);
        requireGroupsThatFit();
        requireChannelsFirst();
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && ((GroupedConvolution) other).groups == groups;
    }

    @Override
    protected boolean canEqual(Object other) {
        return other instanceof GroupedConvolution;
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + groups;
    }

    @Override
    public String toString() {
        return "GroupedConvolution(groups=" + groups + ", " + super.toString() + ")";
    }

    private void requireGroupsThatFit() {
        if (groups < 1) {
            throw new IllegalArgumentException("groups is " + groups + "; it must be at least 1.");
        }
        // Channels that are still to be inferred are 0.
        if (nIn % groups != 0 || nOut % groups != 0) {
            throw new IllegalArgumentException("groups is " + groups + "; it must divide nIn, which is " + nIn
                    + ", and nOut, which is " + nOut + ".");
        }
    }

    private void requireChannelsFirst() {
        if (cnn2dDataFormat != CNN2DFormat.NCHW) {
            throw new IllegalArgumentException(
                    "The data format is " + cnn2dDataFormat + "; it must be NCHW for a grouped convolution.");
        }
    }

    /** Sets up a {@link GroupedConvolution}, as {@link ConvolutionLayer.Builder} does a convolution. */
    @SuppressWarnings("unchecked") // Deeplearning4j's build() is generic.
    public static class Builder extends BaseConvBuilder<Builder> {
        private int groups = 1;

        /**
         * A kernel of this height and width, or of one size for both.
         *
         * @param kernelSize one number or two, in pixels
         */
        public Builder(int... kernelSize) {
            super(kernelSize);
        }

        /**
         * Sets into how many equal parts the channels are split; 1 unless set.
         *
         * @param groups a divisor of the channels that come in and of those that go out
         * @return this builder
         */
        public Builder groups(int groups) {
            this.groups = groups;
            return this;
        }

        /**
         * @throws IllegalArgumentException if there is less than one group, or the groups do not divide the input channels
         *     or the output channels
         */
        @Override
        public GroupedConvolution build() {
            validate();
            return new GroupedConvolution(this);
        }

        final void validate() {
            ConvolutionUtils.validateConvolutionModePadding(convolutionMode, padding);
            ConvolutionUtils.validateCnnKernelStridePadding(kernelSize, stride, padding);
        }

        @Override
        public void setKernelSize(int[] kernelSize) {
            this.kernelSize = pair(kernelSize, "kernelSize");
        }

        @Override
        public void setStride(int[] stride) {
            this.stride = pair(stride, "stride");
        }

        @Override
        public void setPadding(int[] padding) {
            this.padding = pair(padding, "padding");
        }

        @Override
        public void setDilation(int[] dilation) {
            this.dilation = pair(dilation, "dilation");
        }

        @Override
        protected boolean allowCausal() {
            return false;
        }

        private static int[] pair(int[] sizes, String name) {
            return ValidationUtils.validate2NonNegative(sizes, true, name);
        }
    }
}
