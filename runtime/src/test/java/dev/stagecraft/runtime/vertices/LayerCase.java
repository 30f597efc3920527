/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import dev.stagecraft.runtime.layers.BlurPooling;
import dev.stagecraft.runtime.layers.ChannelAttention;
import dev.stagecraft.runtime.layers.ChannelStatistics;
import dev.stagecraft.runtime.layers.EfficientChannelAttention;
import dev.stagecraft.runtime.layers.GroupNormalization;
import dev.stagecraft.runtime.layers.GroupedConvolution;
import dev.stagecraft.runtime.layers.StandardizedConvolution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * A layer of a network, with every kernel, stride, padding and dilation.
 *
 * @param channels that it reads
 */
public record LayerCase(int channels, String name, Supplier<Layer> layer) {
    @Override
    public String toString() {
        return name + " of " + channels + " channels";
    }

    /** {@return all, of six channels, which fill no block, and of eight} */
    public static Stream<LayerCase> all() {
        return Stream.of(6, 8).flatMap(LayerCase::layers);
    }

    private static Stream<LayerCase> layers(int channels) {
        List<LayerCase> cases = new ArrayList<>();
        for (int kernel : new int[] {1, 2, 3, 7}) {
            for (int stride : new int[] {1, 2, 3}) {
                for (int dilation : new int[] {1, 2}) {
                    for (ConvolutionMode mode :
                            new ConvolutionMode[] {ConvolutionMode.Truncate, ConvolutionMode.Same}) {
                        // Deeplearning4j's own "Same" fails where a stride skips pixels.
                        if (mode == ConvolutionMode.Truncate || stride <= kernel) {
                            cases.add(convolution(channels, kernel, stride, dilation, mode));
                        }
                    }
                }
            }
        }
        for (PoolingType type : new PoolingType[] {PoolingType.MAX, PoolingType.AVG}) {
            for (int kernel : new int[] {1, 2, 3}) {
                for (int stride : new int[] {1, 2}) {
                    for (ConvolutionMode mode :
                            new ConvolutionMode[] {ConvolutionMode.Truncate, ConvolutionMode.Same}) {
                        if (mode == ConvolutionMode.Truncate || stride <= kernel) {
                            cases.add(pool(channels, type, kernel, stride, mode, false));
                        }
                    }
                }
            }
        }
        for (ConvolutionMode mode : new ConvolutionMode[] {ConvolutionMode.Same, ConvolutionMode.Truncate}) {
            cases.add(pool(channels, PoolingType.AVG, 2, 1, mode, true));
            cases.add(pool(channels, PoolingType.AVG, 3, 2, mode, true));
        }
        for (int groups : new int[] {2, channels / 2, channels}) {
            cases.add(new LayerCase(
                    channels,
                    "convolution of " + groups + " groups",
                    () -> new GroupedConvolution.Builder(3, 3)
                            .nIn(channels)
                            .nOut(2 * channels)
                            .groups(groups)
                            .stride(2, 2)
                            .padding(1, 1)
                            .hasBias(groups == channels / 2)
                            .activation(Activation.IDENTITY)
                            .build()));
        }
        for (int groups : new int[] {1, 2}) {
            cases.add(new LayerCase(
                    channels,
                    "convolution of " + groups + " groups with standardized weights",
                    () -> new StandardizedConvolution.Builder(3, 3)
                            .groups(groups)
                            .nIn(channels)
                            .nOut(2 * channels)
                            .stride(2, 2)
                            .padding(1, 1)
                            .hasBias(groups == 2)
                            .activation(Activation.IDENTITY)
                            .build()));
        }
        cases.add(new LayerCase(channels, "relu", () -> new ActivationLayer(Activation.RELU)));
        cases.add(new LayerCase(
                channels,
                "efficient channel attention",
                () -> new EfficientChannelAttention.Builder().nIn(channels).build()));
        cases.add(channelAttention(channels));
        for (int groups : new int[] {1, 2, channels}) {
            cases.add(new LayerCase(
                    channels,
                    "group normalization of " + groups + " groups",
                    () -> new GroupNormalization.Builder()
                            .nIn(channels)
                            .groups(groups)
                            .gamma(1.5)
                            .beta(-0.25)
                            .eps(1e-3)
                            .build()));
        }
        cases.add(new LayerCase(channels, "channel statistics", ChannelStatistics::new));
        cases.add(new LayerCase(channels, "sigmoid", () -> new ActivationLayer(Activation.SIGMOID)));
        for (int stride : new int[] {1, 2}) {
            cases.add(new LayerCase(channels, "blur of stride " + stride, () -> new BlurPooling(stride)));
        }
        for (BatchNormalization normalization : SingleLayers.normalizations(channels)) {
            String name = "normalization" + (normalization.isUseLogStd() ? "" : " with a running variance");
            cases.add(new LayerCase(channels, name, normalization::clone));
        }
        return cases.stream();
    }

    private static LayerCase convolution(int channels, int kernel, int stride, int dilation, ConvolutionMode mode) {
        return new LayerCase(
                channels,
                "convolution " + kernel + " stride " + stride + " dilation " + dilation + " " + mode,
                () -> SingleLayers.convolution(channels, kernel, stride, dilation, mode));
    }

    public static LayerCase channelAttention(int channels) {
        return new LayerCase(
                channels,
                "channel attention",
                () -> new ChannelAttention.Builder()
                        .nIn(channels)
                        .squeezed(4)
                        .biasInit(0.5)
                        .build());
    }

    private static LayerCase pool(
            int channels, PoolingType type, int kernel, int stride, ConvolutionMode mode, boolean countsPadding) {
        int padding = mode == ConvolutionMode.Same ? 0 : kernel / 2;
        return new LayerCase(
                channels,
                type + " pool " + kernel + " stride " + stride + " " + mode
                        + (countsPadding ? " with its padding" : ""),
                () -> new SubsamplingLayer.Builder(type)
                        .kernelSize(kernel, kernel)
                        .stride(stride, stride)
                        .padding(padding, padding)
                        .convolutionMode(mode)
                        .avgPoolIncludePadInDivisor(countsPadding)
                        .build());
    }
}
