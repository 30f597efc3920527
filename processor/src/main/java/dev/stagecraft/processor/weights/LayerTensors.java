/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.weights;

import dev.stagecraft.processor.network.ChannelAttention;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Dense;
import dev.stagecraft.processor.network.EfficientChannelAttention;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.shape.Shape;
import dev.stagecraft.weights.NetworkTensor;
import dev.stagecraft.weights.NetworkTensor.Role;
import dev.stagecraft.weights.TensorShape;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tensors of one layer, with PyTorch's names and shapes.
 *
 * @param name the layer's whole name
 */
record LayerTensors(String name, Shape input, Shape output) implements Layer.Selective<Stream<NetworkTensor>> {
    @Override
    public Stream<NetworkTensor> convolution(Convolution convolution) {
        int kernel = convolution.kernel();
        long inputs = input.channels() / convolution.groups().value();
        NetworkTensor weight = body("weight", output.channels(), inputs, kernel, kernel);
        return convolution.bias() ? Stream.of(weight, body("bias", output.channels())) : Stream.of(weight);
    }

    @Override
    public Stream<NetworkTensor> normalization(Normalization normalization) {
        List<String> parts = normalization.kind() instanceof Normalization.Batch
                ? List.of("weight", "bias", "running_mean", "running_var")
                : List.of("weight", "bias");
        return parts.stream().map(part -> body(part, output.channels()));
    }

    /** A convolution along the channels. */
    @Override
    public Stream<NetworkTensor> efficientChannelAttention(EfficientChannelAttention attention) {
        return Stream.of(body("weight", 1, 1, attention.kernel().value()));
    }

    /** Dense layers, with a flattening before and an activation between them, in the code of CBAM's authors. */
    @Override
    public Stream<NetworkTensor> channelAttention(ChannelAttention attention) {
        long squeezed = attention.squeezed().value();
        long channels = output.channels();
        return Stream.of(
                body("mlp.1.weight", squeezed, channels),
                body("mlp.1.bias", squeezed),
                body("mlp.3.weight", channels, squeezed),
                body("mlp.3.bias", channels));
    }

    @Override
    public Stream<NetworkTensor> dense(Dense dense) {
        NetworkTensor weight =
                new NetworkTensor(name, "weight", TensorShape.of(output.size(), input.size()), Role.HEAD);
        NetworkTensor bias = new NetworkTensor(name, "bias", TensorShape.of(output.size()), Role.HEAD);
        return dense.bias() ? Stream.of(weight, bias) : Stream.of(weight);
    }

    /** None. The filter of a blur is not learnt, and timm does not save it. */
    @Override
    public Stream<NetworkTensor> other(Layer layer) {
        return Stream.empty();
    }

    private NetworkTensor body(String part, long... shape) {
        return new NetworkTensor(name, part, TensorShape.of(shape), Role.BODY);
    }
}
