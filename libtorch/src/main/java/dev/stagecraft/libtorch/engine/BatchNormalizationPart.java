/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.BatchNormalization;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Learning.Freezing;
import dev.stagecraft.program.Node;
import java.util.List;

/** A batch normalization. One that is frozen normalizes by its running statistics in training too. */
final class BatchNormalizationPart implements Part {
    private final BatchNormalization normalization;
    private final ScaleAndShift affine;
    private final RunningStatistics statistics;
    private final boolean isFrozen;
    private final Kept input = new Kept();
    private final Kept mean = new Kept();
    private final Kept inverseDeviation = new Kept();

    BatchNormalizationPart(Node.BatchNormalization node, Tools tools, Parameters parameters) {
        this.normalization = new BatchNormalization(tools.session(), node.epsilon());
        this.isFrozen = node.site().learning().freezing() != Freezing.TRAINED;
        this.affine = ScaleAndShift.of(node.affine(), node.mean().length(), tools, parameters, !isFrozen);
        this.statistics = new RunningStatistics(node, tools, parameters);
    }

    @Override
    public Tensor forward(List<Tensor> inputs, Pass pass) {
        Tensor maps = inputs.get(0);
        if (pass.keeps()) {
            input.share(maps);
        }
        if (!pass.training() || isFrozen) {
            Tensor variance = statistics.variance();
            if (pass.keeps()) {
                inverseDeviation.hold(variance);
                return normalization.infer(maps, affine.scale(), affine.shift(), statistics.mean(), variance);
            }
            try (variance) {
                return normalization.infer(maps, affine.scale(), affine.shift(), statistics.mean(), variance);
            }
        }
        BatchNormalization.Normalized result = normalization.train(maps, affine.scale(), affine.shift());
        mean.hold(result.mean());
        inverseDeviation.hold(result.inverseDeviation());
        return result.output();
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        BatchNormalization.Gradients gradients;
        try (gradient;
                input) {
            gradients = isFrozen
                    ? normalization.backwardOfInference(
                            gradient.tensor(), input.get(), affine.scale(), statistics.mean(), inverseDeviation.get())
                    : normalization.backward(
                            gradient.tensor(), input.get(), affine.scale(), mean.get(), inverseDeviation.get());
        }
        affine.take(gradients.scale(), gradients.shift());
        if (sink.wants(0)) {
            sink.give(0, Flow.of(gradients.input()));
        } else {
            gradients.input().close();
        }
    }

    @Override
    public void learnStatistics() {
        if (mean.isThere()) {
            statistics.writeGradients(mean.get(), inverseDeviation.get());
        }
    }

    @Override
    public void forget() {
        input.close();
        mean.close();
        inverseDeviation.close();
    }

    @Override
    public void close() {
        forget();
        affine.close();
    }
}
