/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.EdgePadding;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Node;
import java.util.List;

/** The last row and column again. */
final class EdgePaddingPart implements Part {
    private final EdgePadding padding;
    private final Kept input = new Kept();

    EdgePaddingPart(Node.EdgePadding node, Tools tools) {
        this.padding = new EdgePadding(tools.session(), node.pixels());
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        if (pass.keeps()) {
            input.share(inputs.get(0));
        }
        return padding.forward(inputs.get(0).tensor());
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        try (gradient;
                input) {
            if (sink.wants(0)) {
                sink.give(0, Flow.of(padding.backward(gradient.tensor(), input.get())));
            }
        }
    }

    @Override
    public void forget() {
        input.close();
    }
}
