/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.program.Node;

/** Makes the part of each kind of node. */
final class Parts {
    private Parts() {}

    /** @throws EngineException if the node cannot be computed here */
    static Part of(Node node, Tools tools, Parameters parameters, BatchStatistics batches, Masks masks) {
        return switch (node) {
            case Node.Images images -> new ImagesPart(tools);
            case Node.Convolution convolution -> new ConvolutionPart(convolution, tools, parameters);
            case Node.BatchNormalization normalization ->
                new BatchNormalizationPart(normalization, tools, parameters, batches);
            case Node.GroupNormalization normalization -> new GroupNormalizationPart(normalization, tools, parameters);
            case Node.Activation activation -> new ActivationPart(activation, tools);
            case Node.WindowPool pool -> new WindowPoolPart(pool, tools);
            case Node.GlobalPool pool -> new GlobalPoolPart(pool, tools);
            case Node.BlurPool blur -> new BlurPart(blur, tools);
            case Node.EdgePadding padding -> new EdgePaddingPart(padding, tools);
            case Node.ZeroPadding padding -> new ZeroPaddingPart(padding, tools);
            case Node.ZeroPadShortcut shortcut -> new ZeroPadShortcutPart(shortcut, tools);
            case Node.ChannelStatistics statistics -> new ChannelStatisticsPart(tools);
            case Node.ChannelGate gate -> new ChannelGatePart(gate, tools, parameters);
            case Node.Sum sum -> new SumPart(sum.site().inputs().size(), tools);
            case Node.Product product -> new ProductPart(product.site().inputs().size(), tools);
            case Node.Flattening flattening -> new FlatteningPart(tools);
            case Node.Dense dense -> new DensePart(dense, tools, parameters);
            case Node.Noise noise -> new NoisePart(noise, tools, masks);
            case Node.Foreign foreign -> throw Unsupported.of(node, foreign.because());
        };
    }
}
