/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Elementwise;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.engine.Recomputation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The sum of values of one shape. All get the same gradient. A sum of which one term is computed once more for gradients is so too, unless that takes
 * many passes: of the blocks of a stage every second one is kept.
 */
final class SumPart implements Part {
    /** Two normalizations and their sum. */
    static final int MOST_PASSES = 3;

    private final Elementwise values;
    private final boolean recomputes;
    private final List<Kept> terms;
    private Optional<Recomputed> again = Optional.empty();

    SumPart(int inputs, Tools tools) {
        this.values = tools.values();
        this.recomputes = tools.recomputation() == Recomputation.BLOCKS;
        this.terms = IntStream.range(0, inputs).mapToObj(input -> new Kept()).toList();
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        keep(inputs, pass);
        Tensor sum = values.add(inputs.get(0).tensor(), inputs.get(1).tensor());
        for (int input = 2; input < inputs.size(); input++) {
            values.addInPlace(sum, inputs.get(input).tensor());
        }
        return sum;
    }

    @Override
    public boolean overwrites() {
        return true;
    }

    @Override
    public Tensor forwardOver(Value first, List<Value> others, ForwardPass pass) {
        List<Value> inputs = new ArrayList<>(1 + others.size());
        inputs.add(first);
        inputs.addAll(others);
        keep(inputs, pass);
        for (Value term : others) {
            values.addInPlace(first.tensor(), term.tensor());
        }
        return first.tensor();
    }

    /** Keeps what the sum can be had of again. What it overwrites is not kept. */
    private void keep(List<Value> inputs, ForwardPass pass) {
        again = Optional.empty();
        if (!recomputes || !pass.keeps()) {
            return;
        }
        List<Recomputed> recomputed = new ArrayList<>(inputs.size());
        int passes = inputs.size() - 1;
        for (Value term : inputs) {
            if (term.again().isPresent()) {
                recomputed.add(term.again().get());
                passes += term.again().get().passes();
            } else if (!term.isKept()) {
                return;
            }
        }
        if (recomputed.isEmpty() || passes > MOST_PASSES) {
            return;
        }
        List<Tensor> kept = new ArrayList<>(inputs.size());
        for (int input = 0; input < inputs.size(); input++) {
            if (inputs.get(input).again().isEmpty()) {
                terms.get(input).share(inputs.get(input));
                kept.add(terms.get(input).get());
            }
        }
        again = Optional.of(new Recomputed(passes, () -> sum(recomputed, kept)));
    }

    private Tensor sum(List<Recomputed> recomputed, List<Tensor> kept) {
        Tensor sum = recomputed.get(0).fresh();
        recomputed.subList(1, recomputed.size()).forEach(term -> {
            try (Tensor value = term.fresh()) {
                values.addInPlace(sum, value);
            }
        });
        kept.forEach(term -> values.addInPlace(sum, term));
        return sum;
    }

    @Override
    public Optional<Recomputed> again() {
        return again;
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        int wanted = 0;
        for (int input = 0; input < terms.size(); input++) {
            wanted += sink.wants(input) ? 1 : 0;
        }
        try (gradient) {
            for (int input = 0; input < terms.size(); input++) {
                if (sink.wants(input)) {
                    sink.give(input, new Flow(gradient.tensor().share(), gradient.exclusive() && wanted == 1));
                }
            }
        }
        forget();
    }

    @Override
    public void forget() {
        terms.forEach(Kept::close);
        again = Optional.empty();
    }
}
