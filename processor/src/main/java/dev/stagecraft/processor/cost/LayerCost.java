/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.cost;

import dev.stagecraft.processor.network.BlurPooling;
import dev.stagecraft.processor.network.ChannelAttention;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Dense;
import dev.stagecraft.processor.network.EfficientChannelAttention;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.shape.FeatureMap;
import dev.stagecraft.processor.shape.Shape;

/**
 * The cost of one layer. As torchvision counts, only convolutions and dense layers have multiply-adds: their biases,
 * normalizations, activations, pools, products and sums count nothing. A blur is a convolution, with weights that are no
 * parameters.
 */
record LayerCost(Shape input, Shape output) implements Layer.Selective<Cost> {
    private static final int BLUR_PIXELS = 9;

    @Override
    public Cost convolution(Convolution convolution) {
        long kernel = (long) convolution.kernel() * convolution.kernel();
        long weights = product(kernel, input.channels() / convolution.groups().value(), output.channels());
        FeatureMap map = (FeatureMap) output;
        return new Cost(
                Saturated.sum(weights, convolution.bias() ? output.channels() : 0),
                0,
                product(weights, map.height(), map.width()),
                output.size());
    }

    @Override
    public Cost normalization(Normalization normalization) {
        long statistics = normalization.kind() instanceof Normalization.Batch ? 2L * output.channels() : 0;
        return new Cost(2L * output.channels(), statistics, 0, output.size());
    }

    /** A filter of 3x3 for each channel, which is not learnt. */
    @Override
    public Cost blurPooling(BlurPooling pooling) {
        return new Cost(0, 0, Saturated.product(BLUR_PIXELS, output.size()), output.size());
    }

    /** One filter, over the means of the channels. */
    @Override
    public Cost efficientChannelAttention(EfficientChannelAttention attention) {
        int kernel = attention.kernel().value();
        return new Cost(kernel, 0, Saturated.product(kernel, output.channels()), output.size());
    }

    /** Two dense layers with biases, over the means of the channels and once more over their maxima. */
    @Override
    public Cost channelAttention(ChannelAttention attention) {
        long weights = product(2, attention.squeezed().value(), output.channels());
        long biases = (long) attention.squeezed().value() + output.channels();
        return new Cost(Saturated.sum(weights, biases), 0, Saturated.product(2, weights), output.size());
    }

    @Override
    public Cost dense(Dense dense) {
        long weights = Saturated.product(input.size(), output.size());
        return new Cost(Saturated.sum(weights, dense.bias() ? output.size() : 0), 0, weights, output.size());
    }

    /** Nothing but what it gives. */
    @Override
    public Cost other(Layer layer) {
        return new Cost(0, 0, 0, output.size());
    }

    private static long product(long a, long b, long c) {
        return Saturated.product(Saturated.product(a, b), c);
    }
}
