/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Padding;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Node;
import java.util.List;

/** Zeros around each map. */
final class ZeroPaddingPart implements Part {
    private final Padding padding;

    ZeroPaddingPart(Node.ZeroPadding node, Tools tools) {
        this.padding = new Padding(
                tools.session(), new Padding.Sides(node.top(), node.bottom(), node.left(), node.right(), 0, 0), 0);
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        return padding.forward(inputs.get(0).tensor());
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        try (gradient) {
            if (sink.wants(0)) {
                sink.give(0, Flow.of(padding.backward(gradient.tensor())));
            }
        }
    }

    @Override
    public void forget() {}
}
