/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A layer that keeps the size of its maps, and what it must give. */
record TransformCase(
        String name,
        Supplier<FeatureMapTransform> layer,
        BiFunction<INDArray, Map<String, INDArray>, INDArray> reference) {

    /** One of each kind, of 6 channels. */
    static Stream<TransformCase> kinds() {
        return Stream.of(normalization(6, 3), efficient(6, 5), attention(6, 2));
    }

    /** Also those at the ends of what can be set. */
    static Stream<TransformCase> all() {
        return Stream.concat(
                kinds(),
                Stream.of(
                        normalization(6, 1),
                        normalization(6, 6),
                        normalization(8, 2),
                        normalization(1, 1),
                        efficient(6, 1),
                        efficient(7, 3),
                        efficient(2, 7),
                        efficient(1, 3),
                        attention(6, 1),
                        attention(4, 4),
                        attention(1, 1),
                        attention(1, 3)));
    }

    static TransformCase normalization(int channels, int groups) {
        return new TransformCase(
                "normalization of " + channels + " channels, groups " + groups,
                () -> new GroupNormalization.Builder()
                        .nIn(channels)
                        .nOut(channels)
                        .groups(groups)
                        .eps(1e-3)
                        .build(),
                (images, parameters) -> ReferenceTransforms.groupNormalization(images, groups, 1e-3, parameters));
    }

    static TransformCase efficient(int channels, int kernel) {
        return new TransformCase(
                "efficient of " + channels + " channels, kernel " + kernel,
                () -> new EfficientChannelAttention.Builder()
                        .nIn(channels)
                        .kernel(kernel)
                        .build(),
                (images, parameters) -> ReferenceTransforms.efficientChannelAttention(images, kernel, parameters));
    }

    static TransformCase attention(int channels, int squeezed) {
        return new TransformCase(
                "attention of " + channels + " channels, squeezed " + squeezed,
                () -> new ChannelAttention.Builder()
                        .nIn(channels)
                        .squeezed(squeezed)
                        .build(),
                ReferenceTransforms::channelAttention);
    }

    int channels() {
        return (int) layer.get().getNIn();
    }

    INDArray images(DataType type, int count, int height, int width) {
        return Graphs.random(type, count, channels(), height, width);
    }

    /** The layer "0" alone, with random parameters, so that none is 0 or 1. */
    ComputationGraph network(DataType type) {
        return withRandomParameters(Graphs.network(type, layer.get()));
    }

    /** The layer "1" between two convolutions, with random parameters. */
    ComputationGraph between(DataType type) {
        return withRandomParameters(
                Graphs.network(type, convolution(2, channels()), layer.get(), convolution(channels(), 3)));
    }

    INDArray expected(Layer layer, INDArray images) {
        return reference.apply(images, layer.paramTable());
    }

    private static ComputationGraph withRandomParameters(ComputationGraph network) {
        network.setParams(
                Graphs.random(network.params().dataType(), network.params().shape()));
        return network;
    }

    private static ConvolutionLayer convolution(int inputs, int outputs) {
        return new ConvolutionLayer.Builder(2, 2)
                .nIn(inputs)
                .nOut(outputs)
                .activation(Activation.TANH)
                .build();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Random numbers, one for each of the result. */
    static INDArray gradient(INDArray result) {
        return Nd4j.randn(result.dataType(), result.shape());
    }
}
