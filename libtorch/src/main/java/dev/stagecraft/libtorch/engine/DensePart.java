/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Learning.Freezing;
import dev.stagecraft.program.Node;
import java.util.List;
import java.util.Optional;

/** A dense layer, and the function behind it. A classifier gives logits in training, since its loss is that of their softmax. */
final class DensePart implements Part {
    private final DenseLayer layer;
    private final Behind behind;
    private final Behind inTraining;
    private final Kept input = new Kept();

    DensePart(Node.Dense node, Tools tools, Parameters parameters) {
        boolean learns = node.site().learning().freezing() == Freezing.TRAINED;
        this.layer = DenseLayer.of(node.weight(), node.bias(), tools, parameters, learns);
        this.behind = new Behind(Functions.of(node, node.function(), tools.activations()));
        this.inTraining = node.isClassifier() ? new Behind(Optional.empty()) : behind;
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        if (pass.keeps()) {
            input.share(inputs.get(0));
        }
        return (pass.training() ? inTraining : behind)
                .forward(layer.forward(inputs.get(0).tensor()), pass);
    }

    @Override
    public boolean givesAway(ForwardPass pass) {
        return !(pass.training() ? inTraining : behind).keepsValue(pass);
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        try (Flow bySums = inTraining.backward(gradient);
                input) {
            layer.writeGradients(bySums.tensor(), input.get());
            if (sink.wants(0)) {
                sink.give(0, Flow.of(layer.inputGradient(bySums.tensor())));
            }
        }
    }

    @Override
    public void forget() {
        input.close();
        behind.forget();
    }
}
