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

/** What drops numbers at random in training, by a product with a mask. */
final class NoisePart implements Part {
    private final Node.Noise node;
    private final Tools tools;
    private final Masks masks;
    private final Kept mask = new Kept();

    NoisePart(Node.Noise node, Tools tools, Masks masks) {
        this.node = node;
        this.tools = tools;
        this.masks = masks;
    }

    private boolean drops(ForwardPass pass) {
        return pass.training() && node.site().learning().freezing() == Freezing.TRAINED;
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        Tensor input = inputs.get(0).tensor();
        if (!drops(pass)) {
            return input.share();
        }
        try (Tensor drawn = draw(input, pass)) {
            return tools.values().multiply(input, drawn);
        }
    }

    @Override
    public boolean overwrites() {
        return true;
    }

    @Override
    public Tensor forwardOver(Value input, List<Value> others, ForwardPass pass) {
        if (!drops(pass)) {
            return input.tensor();
        }
        try (Tensor drawn = draw(input.tensor(), pass)) {
            return tools.values().multiplyInPlace(input.tensor(), drawn);
        }
    }

    private Tensor draw(Tensor input, ForwardPass pass) {
        long[] shape = input.shape();
        Masks.Mask values = masks.draw(node, shape, pass.step());
        Tensor drawn = tools.session().empty(input.type(), values.shape()).copyFrom(values.values());
        if (pass.keeps()) {
            mask.share(drawn);
        }
        return drawn;
    }

    @Override
    public boolean givesAway(ForwardPass pass) {
        return drops(pass);
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        if (!mask.isThere() || !sink.wants(0)) {
            pass(gradient, sink);
        } else if (gradient.exclusive()) {
            sink.give(0, Flow.of(tools.values().multiplyInPlace(gradient.tensor(), mask.get())));
        } else {
            try (gradient) {
                sink.give(0, Flow.of(tools.values().multiply(gradient.tensor(), mask.get())));
            }
        }
        forget();
    }

    private static void pass(Flow gradient, Sink sink) {
        if (sink.wants(0)) {
            sink.give(0, gradient);
        } else {
            gradient.close();
        }
    }

    @Override
    public void forget() {
        mask.close();
    }
}
