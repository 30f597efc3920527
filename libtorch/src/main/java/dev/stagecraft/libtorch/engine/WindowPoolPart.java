/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.Windows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The maximum or the mean of each window. */
final class WindowPoolPart implements Part {
    private final Node.WindowPool node;
    private final Tools tools;
    private final Map<Windows, PaddedPool> pools = new HashMap<>();
    private PaddedPool current;

    WindowPoolPart(Node.WindowPool node, Tools tools) {
        this.node = node;
        this.tools = tools;
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        long[] shape = inputs.get(0).tensor().shape();
        Windows windows = node.geometry().over(node.site().layer(), shape[2], shape[3]);
        current = pools.computeIfAbsent(windows, key -> PaddedPool.of(node, tools, key, shape));
        return current.forward(inputs.get(0), pass.keeps());
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        try (gradient) {
            if (sink.wants(0)) {
                sink.give(0, Flow.of(current.backward(gradient.tensor())));
            }
        }
        forget();
    }

    @Override
    public void forget() {
        pools.values().forEach(PaddedPool::forget);
    }

    @Override
    public void close() {
        pools.values().forEach(PaddedPool::close);
    }
}
