/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.List;

/** What its input did already: the only reader of a convolution that it is folded into. It has no gradient. */
final class PassingPart implements Part {
    @Override
    public Tensor forward(List<Value> inputs, Pass pass) {
        return inputs.get(0).tensor().share();
    }

    @Override
    public boolean overwrites() {
        return true;
    }

    @Override
    public Tensor forwardOver(Value input, List<Value> others, Pass pass) {
        return input.tensor();
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        throw new UnsupportedOperationException("A network with folded normalizations only answers.");
    }

    @Override
    public void forget() {}
}
