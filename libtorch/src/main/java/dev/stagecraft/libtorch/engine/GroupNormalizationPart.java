/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.GroupNormalization;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Learning.Freezing;
import dev.stagecraft.program.Node;
import java.util.List;

/** A group normalization. */
final class GroupNormalizationPart implements Part {
    private final GroupNormalization normalization;
    private final ScaleAndShift affine;
    private final Kept input = new Kept();
    private final Kept mean = new Kept();
    private final Kept inverseDeviation = new Kept();

    GroupNormalizationPart(Node.GroupNormalization node, Tools tools, Parameters parameters) {
        this.normalization = new GroupNormalization(tools.session(), node.groups(), node.epsilon());
        boolean learns = node.site().learning().freezing() == Freezing.TRAINED;
        this.affine = ScaleAndShift.of(node.scale(), node.shift(), parameters, learns);
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        GroupNormalization.Normalized result =
                normalization.forward(inputs.get(0).tensor(), affine.scale(), affine.shift());
        if (pass.keeps()) {
            input.share(inputs.get(0));
            mean.hold(result.mean());
            inverseDeviation.hold(result.inverseDeviation());
        } else {
            result.mean().close();
            result.inverseDeviation().close();
        }
        return result.output();
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        GroupNormalization.Gradients gradients;
        try (gradient) {
            gradients = normalization.backward(
                    gradient.tensor(), input.get(), affine.scale(), mean.get(), inverseDeviation.get());
        }
        forget();
        affine.take(gradients.scale(), gradients.shift());
        if (sink.wants(0)) {
            sink.give(0, Flow.of(gradients.input()));
        } else {
            gradients.input().close();
        }
    }

    @Override
    public void forget() {
        input.close();
        mean.close();
        inverseDeviation.close();
    }
}
