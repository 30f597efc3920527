/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Elementwise;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.List;

/** The sum of values of one shape. All get the same gradient. */
final class SumPart implements Part {
    private final Elementwise values;
    private final int inputs;

    SumPart(int inputs, Tools tools) {
        this.values = tools.values();
        this.inputs = inputs;
    }

    @Override
    public Tensor forward(List<Value> terms, Pass pass) {
        Tensor sum = values.add(terms.get(0).tensor(), terms.get(1).tensor());
        terms.subList(2, terms.size()).forEach(term -> values.addInPlace(sum, term.tensor()));
        return sum;
    }

    @Override
    public boolean overwrites() {
        return true;
    }

    @Override
    public Tensor forwardOver(Value first, List<Value> others, Pass pass) {
        others.forEach(term -> values.addInPlace(first.tensor(), term.tensor()));
        return first.tensor();
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        int wanted = 0;
        for (int input = 0; input < inputs; input++) {
            wanted += sink.wants(input) ? 1 : 0;
        }
        try (gradient) {
            for (int input = 0; input < inputs; input++) {
                if (sink.wants(input)) {
                    sink.give(input, new Flow(gradient.tensor().share(), gradient.exclusive() && wanted == 1));
                }
            }
        }
    }

    @Override
    public void forget() {}
}
