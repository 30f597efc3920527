/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Hands on what the part before it gives, which did this part's work already, or whose value another part works on. */
final class PassingPart implements Part {
    private final Part before;

    /** @param before whose value it hands on, the only reader of which it is */
    PassingPart(Part before) {
        this.before = before;
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        return inputs.get(0).tensor().share();
    }

    @Override
    public boolean overwrites() {
        return true;
    }

    @Override
    public Tensor forwardOver(Value input, List<Value> others, ForwardPass pass) {
        return input.tensor();
    }

    @Override
    public boolean givesAway(ForwardPass pass) {
        return before.givesAway(pass);
    }

    @Override
    public Optional<Recomputed> again() {
        return before.again();
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        sink.give(0, gradient);
    }

    @Override
    public void forget() {}
}
