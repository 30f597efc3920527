/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.operation.BinaryCrossEntropy;
import dev.stagecraft.libtorch.operation.SoftmaxCrossEntropy;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.engine.Objective;
import java.util.List;
import java.util.Optional;

/** Losses of batches, and the gradients that follow from them. */
final class Losses implements AutoCloseable {
    private final NetworkProgram program;
    private final Tools tools;
    private final Session session;
    private final Propagation learning;
    private final Runnable statistics;
    private final Optional<CapturedSteps> steps;
    private final SoftmaxCrossEntropy entropy;
    private final BinaryCrossEntropy binaryEntropy;

    /** Forward passes of trainings: what is free is given back at the first, the second, the fourth and so on. */
    private long passes;

    /**
     * Of a network.
     *
     * @param learning computes it
     * @param statistics lets normalizations learn from the batch
     * @param steps captures steps, where that can be
     */
    Losses(
            NetworkProgram program,
            Tools tools,
            Propagation learning,
            Runnable statistics,
            Optional<CapturedSteps> steps) {
        this.program = program;
        this.tools = tools;
        this.session = tools.session();
        this.learning = learning;
        this.statistics = statistics;
        this.steps = steps;
        this.entropy = new SoftmaxCrossEntropy(session);
        this.binaryEntropy = new BinaryCrossEntropy(session);
    }

    /** The sum over the images of a batch. */
    double of(Objective objective, int classifier, long number, Batch batch) {
        long classes = program.node(classifier).site().channels();
        CapturedSteps.Step step = (images, labels) -> {
            try {
                return loss(objective, classifier, number, images, labels);
            } finally {
                // While a step is captured, what it took is to be given back too.
                learning.forget();
            }
        };
        if (steps.isPresent()) {
            return steps.get().run(objective, step, batch, classes);
        }
        long[] shape = batch.shape();
        try (Tensor images = session.empty(ElementType.FLOAT32, shape);
                Tensor labels = session.empty(ElementType.FLOAT32, shape[0], classes)) {
            tools.timed("Batch", () -> {
                batch.writeImages(images);
                batch.writeLabels(labels);
            });
            try (Tensor loss = step.loss(images, labels)) {
                return loss.floats()[0];
            }
        }
    }

    private Tensor loss(Objective objective, int classifier, long number, Tensor images, Tensor labels) {
        boolean isCpu = session.device().equals(Device.CPU);
        if (isCpu) {
            session.libtorch().keepMaps(tools.mapType().size());
        }
        List<Tensor> results = learning.forward(images, true, number, (id, value) -> {});
        passes++;
        // In 32 bits that makes all later steps longer than it is worth: docs/performance.md.
        if (isCpu && tools.mapType() != ElementType.FLOAT32 && Long.bitCount(passes) == 1) {
            session.libtorch().giveBackMemory();
        }
        try (Tensor logits = results.get(0)) {
            return switch (objective) {
                case SOFTMAX_ENTROPY -> softmaxEntropy(classifier, logits, labels);
                case BINARY_ENTROPY -> {
                    learning.backward(classifier, binaryEntropy.backward(logits, labels));
                    statistics.run();
                    yield binaryEntropy.loss(logits, labels);
                }
            };
        }
    }

    private Tensor softmaxEntropy(int classifier, Tensor logits, Tensor labels) {
        try (Tensor logarithms = entropy.logProbabilities(logits)) {
            learning.backward(classifier, entropy.backward(logarithms, labels));
            statistics.run();
            return entropy.loss(logarithms, labels);
        }
    }

    /** Frees what was captured. */
    @Override
    public void close() {
        steps.ifPresent(CapturedSteps::close);
    }
}
