/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.ActivationFunction;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Node;
import java.util.List;
import java.util.Optional;

/** A function of each value. */
final class ActivationPart implements Part {
    private final Optional<ActivationFunction> function;
    private final Kept kept = new Kept();
    private Optional<Recomputed> again = Optional.empty();

    ActivationPart(Node.Activation node, Tools tools) {
        this.function = Functions.of(node, node.function(), tools.activations());
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        Tensor input = inputs.get(0).tensor();
        if (function.isEmpty()) {
            again = inputs.get(0).again();
            return input.share();
        }
        Tensor value = function.get().forward(input);
        keep(inputs.get(0), value, pass);
        return value;
    }

    private void keep(Value input, Tensor value, ForwardPass pass) {
        again = input.again()
                .map(before -> new Recomputed(
                        before.passes() + 1, () -> function.orElseThrow().forwardInPlace(before.fresh())));
        if (pass.keeps()) {
            kept.share(keepsOutput() ? new Value(value, again) : input);
        }
    }

    @Override
    public Optional<Recomputed> again() {
        return again;
    }

    private boolean keepsOutput() {
        return function.isPresent() && function.get().kept() == ActivationFunction.Kept.OUTPUT;
    }

    @Override
    public boolean overwrites() {
        return function.isPresent();
    }

    @Override
    public Tensor forwardOver(Value input, List<Value> others, ForwardPass pass) {
        if (pass.keeps() && !keepsOutput() && input.again().isEmpty()) {
            return Part.super.forwardOver(input, others, pass);
        }
        Tensor value = function.orElseThrow().forwardInPlace(input.tensor());
        keep(input, value, pass);
        return value;
    }

    @Override
    public boolean givesAway(ForwardPass pass) {
        return function.isPresent() && !(pass.keeps() && keepsOutput() && again.isEmpty());
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        if (function.isEmpty()) {
            sink.give(0, gradient);
        } else if (gradient.exclusive()) {
            sink.give(0, Flow.of(function.get().backwardInPlace(gradient.tensor(), kept.get())));
        } else {
            try (gradient) {
                sink.give(0, Flow.of(function.get().backward(gradient.tensor(), kept.get())));
            }
        }
        forget();
    }

    @Override
    public void forget() {
        kept.close();
        again = Optional.empty();
    }
}
