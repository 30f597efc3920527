/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Padding;
import dev.stagecraft.libtorch.operation.Subsampling;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import dev.stagecraft.program.Node;
import java.util.List;

/** A shortcut without parameters: some rows and columns, and channels of zeros. */
final class ZeroPadShortcutPart implements Part {
    private final Subsampling subsampling;
    private final Padding padding;
    private long[] shape = {};

    ZeroPadShortcutPart(Node.ZeroPadShortcut node, Tools tools) {
        int added = Math.toIntExact(node.out() - node.in());
        this.subsampling = new Subsampling(tools.session(), node.stride());
        this.padding = new Padding(tools.session(), new Padding.Sides(0, 0, 0, 0, added / 2, added - added / 2), 0);
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        shape = inputs.get(0).tensor().shape();
        try (Tensor taken = subsampling.forward(inputs.get(0).tensor())) {
            return padding.forward(taken);
        }
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        try (gradient) {
            if (sink.wants(0)) {
                try (Tensor taken = padding.backward(gradient.tensor())) {
                    sink.give(0, Flow.of(subsampling.backward(taken, ValueOrder.CHANNELS_LAST, shape)));
                }
            }
        }
    }

    @Override
    public void forget() {}
}
