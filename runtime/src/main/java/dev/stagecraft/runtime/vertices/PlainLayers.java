/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import dev.stagecraft.runtime.layers.ChannelGate;
import dev.stagecraft.runtime.layers.GroupedConvolution;
import dev.stagecraft.runtime.layers.StandardizedConvolution;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;

/**
 * Which layers of maps {@code [N, C, H, W]} do what their name says and nothing else. Exactly these classes: what extends one of
 * them computes something else.
 */
public final class PlainLayers {
    private PlainLayers() {}

    /** The layer itself, though it be frozen in one of Deeplearning4j's two ways. */
    public static Layer unfrozen(Layer layer) {
        if (layer instanceof FrozenLayer frozen) {
            return frozen.getInsideLayer();
        }
        return layer instanceof FrozenLayerWithBackprop frozen ? frozen.getInsideLayer() : layer;
    }

    /** The configuration of a layer itself, though it be frozen in one of Deeplearning4j's two ways. */
    public static org.deeplearning4j.nn.conf.layers.Layer unfrozen(org.deeplearning4j.nn.conf.layers.Layer layer) {
        if (layer instanceof org.deeplearning4j.nn.conf.layers.misc.FrozenLayer frozen) {
            return frozen.getLayer();
        }
        return layer instanceof org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop frozen
                ? frozen.getUnderlying()
                : layer;
    }

    /** A convolution of all channels. */
    public static boolean isConvolution(Layer layer) {
        return layer.getClass() == org.deeplearning4j.nn.layers.convolution.ConvolutionLayer.class
                && isPlain((ConvolutionLayer) layer.conf().getLayer());
    }

    /** A convolution of groups of channels, or with standardized weights. */
    public static boolean isGroupedConvolution(Layer layer) {
        return !isFrozen(layer)
                && isGroupedConvolution(layer.conf().getLayer())
                && isPlain((ConvolutionLayer) layer.conf().getLayer());
    }

    /** Whether a configuration is of a convolution of groups of channels, or with standardized weights. */
    public static boolean isGroupedConvolution(org.deeplearning4j.nn.conf.layers.Layer layer) {
        return layer.getClass() == GroupedConvolution.class || layer.getClass() == StandardizedConvolution.class;
    }

    /** A factor for each channel that follows from all of them. */
    public static boolean isChannelGate(Layer layer) {
        return !isFrozen(layer) && layer.conf().getLayer() instanceof ChannelGate gate && gate.getWeightNoise() == null;
    }

    /** A frozen layer has the configuration of the layer itself. */
    private static boolean isFrozen(Layer layer) {
        return unfrozen(layer) != layer;
    }

    private static boolean isPlain(ConvolutionLayer layer) {
        return layer.getActivationFn() instanceof ActivationIdentity
                && layer.getWeightNoise() == null
                && layer.getCnn2dDataFormat() == CNN2DFormat.NCHW
                && isKnown(layer.getConvolutionMode());
    }

    /** A batch normalization, if what it takes are maps. */
    public static boolean isNormalization(Layer layer) {
        return layer.getClass() == org.deeplearning4j.nn.layers.normalization.BatchNormalization.class
                && ((BatchNormalization) layer.conf().getLayer()).getCnn2DFormat() == CNN2DFormat.NCHW;
    }

    /** A pool of the largest value or of the mean of a window. */
    public static boolean isPool(Layer layer) {
        if (layer.getClass() != org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer.class) {
            return false;
        }
        SubsamplingLayer pool = (SubsamplingLayer) layer.conf().getLayer();
        boolean isUndilated = pool.getDilation()[0] == 1 && pool.getDilation()[1] == 1;
        boolean isKnown = pool.getPoolingType() == PoolingType.MAX || pool.getPoolingType() == PoolingType.AVG;
        return isUndilated
                && isKnown
                && pool.getCnn2dDataFormat() == CNN2DFormat.NCHW
                && isKnown(pool.getConvolutionMode());
    }

    /** A rectifier that neither clips, nor has a threshold, nor leaks: Deeplearning4j has one class for all of them. */
    public static boolean isRectifier(IActivation function) {
        return function.equals(new ActivationReLU());
    }

    private static boolean isKnown(ConvolutionMode mode) {
        return mode == ConvolutionMode.Truncate || mode == ConvolutionMode.Same;
    }
}
