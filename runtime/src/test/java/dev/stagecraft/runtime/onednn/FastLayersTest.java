/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.runtime.layers.ChannelAttention;
import dev.stagecraft.runtime.layers.EfficientChannelAttention;
import dev.stagecraft.runtime.layers.GroupedConvolution;
import dev.stagecraft.runtime.layers.StandardizedConvolution;
import dev.stagecraft.runtime.vertices.SingleLayers;
import dev.stagecraft.runtime.vertices.Twins;
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
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Each layer that oneDNN computes, between two convolutions, gives what Deeplearning4j's gives, forwards and backwards: with
 * every kernel, stride, padding and dilation, on odd maps, with a batch of one.
 */
class FastLayersTest {
    /** Six channels lie last, and eight in a block. */
    static Stream<Case> layers() {
        return Stream.of(6, 8).flatMap(FastLayersTest::layers);
    }

    private static Stream<Case> layers(int channels) {
        List<Case> cases = new ArrayList<>();
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
            cases.add(new Case(
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
            cases.add(new Case(
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
        cases.add(new Case(channels, "relu", () -> new ActivationLayer(Activation.RELU)));
        cases.add(new Case(
                channels,
                "efficient channel attention",
                () -> new EfficientChannelAttention.Builder().nIn(channels).build()));
        cases.add(channelAttention(channels));
        for (BatchNormalization normalization : SingleLayers.normalizations(channels)) {
            String name = "normalization" + (normalization.isUseLogStd() ? "" : " with a running variance");
            cases.add(new Case(channels, name, normalization::clone));
        }
        return cases.stream();
    }

    record Case(int channels, String name, Supplier<Layer> layer) {
        @Override
        public String toString() {
            return name + " of " + channels + " channels";
        }
    }

    private static Case convolution(int channels, int kernel, int stride, int dilation, ConvolutionMode mode) {
        return new Case(
                channels,
                "convolution " + kernel + " stride " + stride + " dilation " + dilation + " " + mode,
                () -> SingleLayers.convolution(channels, kernel, stride, dilation, mode));
    }

    private static Case channelAttention(int channels) {
        return new Case(
                channels,
                "channel attention",
                () -> new ChannelAttention.Builder()
                        .nIn(channels)
                        .squeezed(4)
                        .biasInit(0.5)
                        .build());
    }

    private static Case pool(
            int channels, PoolingType type, int kernel, int stride, ConvolutionMode mode, boolean countsPadding) {
        int padding = mode == ConvolutionMode.Same ? 0 : kernel / 2;
        return new Case(
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

    @ParameterizedTest
    @MethodSource("layers")
    void computesWhatDeeplearning4jComputes(Case layer) {
        Twins twins = Twins.of(
                () -> SingleLayers.between(
                        DataType.FLOAT,
                        new Sgd(0.01),
                        layer.channels(),
                        layer.layer().get()),
                FastPath::network);
        for (int batch : new int[] {2, 1, 3}) {
            INDArray images = Nd4j.randn(DataType.FLOAT, batch, 3, 15, 13);
            twins.assertActivationsAreAlike(images, name -> !name.equals("before"));
            INDArray labels = Nd4j.randn(
                    DataType.FLOAT, twins.stock().outputSingle(images).shape());
            twins.assertStepsAreAlike(new DataSet(images, labels));
        }
    }

    /** Many pixels of a channel have its largest value. */
    @ParameterizedTest
    @ValueSource(ints = {6, 8})
    void ofEqualMaximaTheFirstCounts(int channels) {
        Twins twins = Twins.of(
                () -> SingleLayers.between(
                        DataType.FLOAT,
                        new Sgd(0.01),
                        channels,
                        channelAttention(channels).layer().get()),
                FastPath::network);
        ShortNumbers.round(twins.stock(), "before_W");
        twins.fast().setParams(twins.stock().params());
        INDArray images = Nd4j.rand(DataType.FLOAT, 3, 3, 15, 13).muli(4);
        images.assign(Transforms.floor(images));
        INDArray labels =
                Nd4j.randn(DataType.FLOAT, twins.stock().outputSingle(images).shape());
        twins.assertStepsAreAlike(new DataSet(images, labels));
    }

    /** What the layer takes is rounded in neither network, so that nothing but its own result is. */
    @ParameterizedTest
    @MethodSource("layers")
    @EnabledIf(
            value = "dev.stagecraft.runtime.onednn.FastPath#hasBfloat16",
            disabledReason = "this processor has neither AVX512_BF16 nor AMX, or DNNL_MAX_CPU_ISA hides them")
    void computesTheSameInBfloat16(Case layer) {
        Twins twins = Twins.of(
                () -> SingleLayers.between(
                        DataType.FLOAT,
                        new Sgd(0.01),
                        layer.channels(),
                        layer.layer().get()),
                configuration -> FastPath.network(configuration, DataType.BFLOAT16),
                0x1p-5);
        for (int batch : new int[] {2, 1, 3}) {
            ShortNumbers.round(twins.stock(), "before_W");
            twins.fast().setParams(twins.stock().params());
            INDArray images = ShortNumbers.images(batch, 15, 13);
            twins.assertActivationsAreAlike(images, name -> !name.equals("before"));
            INDArray labels = Nd4j.randn(
                    DataType.FLOAT, twins.stock().outputSingle(images).shape());
            twins.assertStepsAreAlike(new DataSet(images, labels));
        }
    }
}
