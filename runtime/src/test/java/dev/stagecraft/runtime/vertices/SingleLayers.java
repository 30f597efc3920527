/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import dev.stagecraft.runtime.SmallNetwork;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;

/** Layers, each as it can be set, and the network that tries one. */
public final class SingleLayers {
    /** Of maps that any layer can read. */
    private static final int SIDE = 32;

    private SingleLayers() {}

    /** The layer between two convolutions of single pixels. */
    public static ComputationGraphConfiguration between(DataType type, IUpdater updater, int channels, Layer layer) {
        return around(SmallNetwork.settings(3, type).updater(updater), channels, layer)
                .squaredError()
                .configuration();
    }

    /** The layer between two convolutions of single pixels, in a network that tells five classes apart. */
    public static ComputationGraphConfiguration classified(IUpdater updater, int channels, Layer layer) {
        return around(SmallNetwork.settings(3, DataType.FLOAT).updater(updater), channels, layer)
                .layer("pool", new GlobalPoolingLayer(PoolingType.AVG))
                .classes("classes", 8, 5)
                .configuration();
    }

    private static SmallNetwork around(NeuralNetConfiguration.Builder settings, int channels, Layer layer) {
        return new SmallNetwork(settings)
                .unbiased("before", 3, channels, 1, 1)
                .layer("layer", layer)
                .layer("after", pointwise(given(layer, channels), 8, 1));
    }

    /** How many channels the layer gives. */
    private static long given(Layer layer, int channels) {
        if (layer instanceof BaseWrapperLayer wrapper) {
            return given(wrapper.getUnderlying(), channels);
        }
        if (layer instanceof ConvolutionLayer convolution) {
            // It knows its map only when a network has given it what it leaves open.
            return convolution.getNOut();
        }
        InputType maps = InputType.convolutional(SIDE, SIDE, channels);
        return ((InputType.InputTypeConvolutional) layer.getOutputType(0, maps)).getChannels();
    }

    /** Without a bias, whose gradient in front of a normalization is nothing but rounding. */
    public static ConvolutionLayer pointwise(long in, long out, int stride) {
        return new ConvolutionLayer.Builder(1, 1)
                .nIn(in)
                .nOut(out)
                .stride(stride, stride)
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .build();
    }

    /** Padded to keep the size at a stride of 1; with a bias at a stride of 2. */
    public static ConvolutionLayer convolution(
            int channels, int kernel, int stride, int dilation, ConvolutionMode mode) {
        int padding = mode == ConvolutionMode.Same ? 0 : (kernel - 1) * dilation / 2;
        return new ConvolutionLayer.Builder(kernel, kernel)
                .nIn(channels)
                .nOut(channels)
                .stride(stride, stride)
                .dilation(dilation, dilation)
                .padding(padding, padding)
                .convolutionMode(mode)
                .hasBias(stride == 2)
                .activation(Activation.IDENTITY)
                .build();
    }

    /** With each way to keep a running variance. */
    public static List<BatchNormalization> normalizations(int channels) {
        return List.of(
                new BatchNormalization.Builder()
                        .nIn(channels)
                        .nOut(channels)
                        .eps(1e-3)
                        .decay(0.7)
                        .gamma(1.5)
                        .beta(-0.25)
                        .build(),
                new BatchNormalization.Builder()
                        .nIn(channels)
                        .nOut(channels)
                        .useLogStd(false)
                        .build());
    }
}
