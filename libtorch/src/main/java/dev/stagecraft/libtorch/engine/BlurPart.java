/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Blur;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Node;
import java.util.List;

/** A blur before a subsampling. */
final class BlurPart implements Part {
    private final Blur blur;
    private final Kept input = new Kept();

    BlurPart(Node.BlurPool node, Tools tools) {
        this.blur = new Blur(tools.session(), (int) node.site().channels(), node.stride(), tools.mapType());
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        if (pass.keeps()) {
            input.share(inputs.get(0));
        }
        return blur.forward(inputs.get(0).tensor());
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        try (gradient) {
            if (sink.wants(0)) {
                sink.give(0, Flow.of(blur.backward(gradient.tensor(), input.get())));
            }
        }
        forget();
    }

    @Override
    public void forget() {
        input.close();
    }

    @Override
    public void close() {
        forget();
        blur.close();
    }
}
