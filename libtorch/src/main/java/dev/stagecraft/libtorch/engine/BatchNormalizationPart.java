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
import java.util.function.Supplier;

/** A batch normalization. One that is frozen normalizes by its running statistics in training too. */
final class BatchNormalizationPart implements Part {
    private final BatchNormalization normalization;
    private final ScaleAndShift affine;
    private final RunningStatistics statistics;
    private final Optional<BatchStatistics.Place> place;
    private final boolean isFrozen;
    private final boolean recomputes;
    private final Kept input = new Kept();
    /** Of one that is frozen. */
    private final Kept variance = new Kept();

    private final Supplier<Tensor> recipe = this::normalizedAgain;
    private Optional<Recomputed> again = Optional.empty();

    BatchNormalizationPart(Node.BatchNormalization node, Tools tools, Parameters parameters, BatchStatistics batches) {
        this.normalization = new BatchNormalization(tools.session(), node.epsilon());
        this.recomputes = tools.recomputation() != Recomputation.NONE;
        this.isFrozen = node.site().learning().freezing() != Freezing.TRAINED;
        this.affine = ScaleAndShift.of(node.affine(), node.mean().length(), tools, parameters, !isFrozen);
        this.statistics = new RunningStatistics(node, tools, parameters);
        this.place = isFrozen ? Optional.empty() : Optional.of(batches.add(node));
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        Tensor maps = inputs.get(0).tensor();
        again = Optional.empty();
        if (pass.keeps()) {
            input.share(inputs.get(0));
        }
        if (!pass.training() || isFrozen) {
            try (Tensor running = statistics.variance()) {
                if (pass.keeps()) {
                    variance.share(running);
                }
                return normalization.infer(maps, affine.scale(), affine.shift(), statistics.mean(), running);
            }
        }
        BatchStatistics.Place batch = place.orElseThrow();
        Tensor output =
                normalization.train(maps, affine.scale(), affine.shift(), batch.mean(), batch.inverseDeviation());
        if (recomputes && pass.keeps()) {
            again = Optional.of(new Recomputed(1, recipe));
        }
        return output;
    }

    /** By the batch's own statistics, as if they were running ones. */
    private Tensor normalizedAgain() {
        BatchStatistics.Place batch = place.orElseThrow();
        try (Tensor variance = statistics.variance(batch.inverseDeviation())) {
            return normalization.infer(input.get(), affine.scale(), affine.shift(), batch.mean(), variance);
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
                            gradient.tensor(), input.get(), affine.scale(), statistics.mean(), variance.get())
                    : normalization.backward(
                            gradient.tensor(),
                            input.get(),
                            affine.scale(),
                            place.orElseThrow().mean(),
                            place.orElseThrow().inverseDeviation());
        }
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
        variance.close();
        again = Optional.empty();
    }

    @Override
    public void close() {
        forget();
        affine.close();
    }
}
