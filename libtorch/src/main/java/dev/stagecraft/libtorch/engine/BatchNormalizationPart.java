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
import dev.stagecraft.program.engine.Recomputation;
import java.util.List;
import java.util.Optional;

/** A batch normalization. One that is frozen normalizes by its running statistics in training too. */
final class BatchNormalizationPart implements Part {
    private final BatchNormalization normalization;
    private final ScaleAndShift affine;
    private final RunningStatistics statistics;
    private final boolean isFrozen;
    private final boolean recomputes;
    private final Kept input = new Kept();
    private final Kept mean = new Kept();
    private final Kept inverseDeviation = new Kept();
    private Optional<Recomputed> again = Optional.empty();

    BatchNormalizationPart(Node.BatchNormalization node, Tools tools, Parameters parameters) {
        this.normalization = new BatchNormalization(tools.session(), node.epsilon());
        this.recomputes = tools.recomputation() != Recomputation.NONE;
        this.isFrozen = node.site().learning().freezing() != Freezing.TRAINED;
        this.affine = ScaleAndShift.of(node.affine(), node.mean().length(), tools, parameters, !isFrozen);
        this.statistics = new RunningStatistics(node, tools, parameters);
    }

    @Override
    public Tensor forward(List<Value> inputs, Pass pass) {
        Tensor maps = inputs.get(0).tensor();
        again = Optional.empty();
        if (pass.keeps()) {
            input.share(inputs.get(0));
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
        if (recomputes && pass.keeps()) {
            again = Optional.of(new Recomputed(1, this::normalizedAgain));
        }
        return result.output();
    }

    /** By the batch's own statistics, as if they were running ones. */
    private Tensor normalizedAgain() {
        try (Tensor variance = statistics.variance(inverseDeviation.get())) {
            return normalization.infer(input.get(), affine.scale(), affine.shift(), mean.get(), variance);
        }
    }

    @Override
    public Optional<Recomputed> again() {
        return again;
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
        again = Optional.empty();
    }

    @Override
    public void close() {
        forget();
        affine.close();
    }
}
