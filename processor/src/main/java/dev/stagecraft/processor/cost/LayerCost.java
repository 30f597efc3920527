package dev.stagecraft.processor.cost;

import dev.stagecraft.processor.network.Activation;
import dev.stagecraft.processor.network.Add;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Dense;
import dev.stagecraft.processor.network.GlobalPooling;
import dev.stagecraft.processor.network.LayerVisitor;
import dev.stagecraft.processor.network.Normalization;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Scale;
import dev.stagecraft.processor.shape.FeatureMap;
import dev.stagecraft.processor.shape.Shape;

/**
 * The cost of one layer. As torchvision counts, only convolutions and dense layers have multiply-adds: their biases,
 * normalizations, activations, pools, products and sums count nothing.
 */
record LayerCost(Shape input, Shape output) implements LayerVisitor<Cost> {
    @Override
    public Cost convolution(Convolution convolution) {
        long kernel = (long) convolution.kernel() * convolution.kernel();
        long weights = product(kernel, input.channels() / convolution.groups(), output.channels());
        FeatureMap map = (FeatureMap) output;
        return new Cost(
                Saturated.sum(weights, convolution.bias() ? output.channels() : 0),
                0,
                product(weights, map.height(), map.width()),
                output.size());
    }

    @Override
    public Cost normalization(Normalization normalization) {
        return new Cost(2L * output.channels(), 2L * output.channels(), 0, output.size());
    }

    @Override
    public Cost dense(Dense dense) {
        long weights = Saturated.product(input.size(), output.size());
        return new Cost(Saturated.sum(weights, dense.bias() ? output.size() : 0), 0, weights, output.size());
    }

    @Override
    public Cost activation(Activation activation) {
        return activations();
    }

    @Override
    public Cost pooling(Pooling pooling) {
        return activations();
    }

    @Override
    public Cost globalPooling(GlobalPooling pooling) {
        return activations();
    }

    @Override
    public Cost scale(Scale scale) {
        return activations();
    }

    @Override
    public Cost add(Add add) {
        return activations();
    }

    private Cost activations() {
        return new Cost(0, 0, 0, output.size());
    }

    private static long product(long a, long b, long c) {
        return Saturated.product(Saturated.product(a, b), c);
    }
}
