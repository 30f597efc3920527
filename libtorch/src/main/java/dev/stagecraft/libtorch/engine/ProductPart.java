/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.call.Integers;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The product of the first value and others, which may be a factor for each of its channels or pixels. */
final class ProductPart implements Part {
    private final Tools tools;
    private final List<Kept> factors = new ArrayList<>();

    ProductPart(int inputs, Tools tools) {
        this.tools = tools;
        for (int input = 0; input < inputs; input++) {
            factors.add(new Kept());
        }
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        if (pass.keeps()) {
            for (int input = 0; input < inputs.size(); input++) {
                factors.get(input).share(inputs.get(input));
            }
        }
        return product(inputs.stream().map(Value::tensor).toList());
    }

    private Tensor product(List<Tensor> inputs) {
        Tensor product = tools.values().multiply(inputs.get(0), inputs.get(1));
        inputs.subList(2, inputs.size()).forEach(factor -> tools.values().multiplyInPlace(product, factor));
        return product;
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        List<Tensor> inputs = factors.stream().map(Kept::get).toList();
        try (gradient) {
            for (int input = 0; input < inputs.size(); input++) {
                if (sink.wants(input)) {
                    List<Tensor> others = new ArrayList<>(inputs);
                    others.set(input, gradient.tensor());
                    // The gradient first, which has all axes.
                    others.add(0, others.remove(input));
                    sink.give(
                            input,
                            Flow.of(summed(product(others), inputs.get(input).shape())));
                }
            }
        }
        forget();
    }

    /** Takes a gradient over, and adds up what came of one factor. */
    private Tensor summed(Tensor gradient, long[] shape) {
        long[] all = gradient.shape();
        long[] axes = LongStream.range(0, all.length)
                .filter(axis -> all[(int) axis] != shape[(int) axis])
                .toArray();
        if (axes.length == 0 || Arrays.equals(all, shape)) {
            return gradient;
        }
        try (gradient) {
            return tools.reductions().sum(gradient, new Integers(axes));
        }
    }

    @Override
    public void forget() {
        factors.forEach(Kept::close);
    }
}
