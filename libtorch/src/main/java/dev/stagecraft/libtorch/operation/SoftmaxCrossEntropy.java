/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Integers;
import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/** Cross-entropy of the softmax of logits, {@code -sum(labels log softmax(logits))}, summed over the batch. */
public final class SoftmaxCrossEntropy {
    private static final Integers BOTH = new Integers(0, 1);

    private final Session session;
    private final Elementwise values;
    private final Reductions reductions;
    private final Operator logarithm;
    private final Operator gradient;
    private final Operator softmax;

    /**
     * Binds one.
     *
     * @param session what computes
     */
    public SoftmaxCrossEntropy(Session session) {
        this.session = session;
        this.values = new Elementwise(session);
        this.reductions = new Reductions(session);
        this.logarithm = session.operator("_log_softmax");
        this.gradient = session.operator("_log_softmax_backward_data");
        this.softmax = session.operator("_softmax");
    }

    /**
     * {@return the logarithms of the probabilities}
     *
     * @param logits {@code [N, K]}
     */
    public Tensor logProbabilities(Tensor logits) {
        return session.adopt(
                logarithm.start().tensor(logits.handle()).integer(1).flag(false).call());
    }

    /**
     * {@return the probabilities}
     *
     * @param logits {@code [N, K]}
     */
    public Tensor probabilities(Tensor logits) {
        return session.adopt(
                softmax.start().tensor(logits.handle()).integer(1).flag(false).call());
    }

    /**
     * {@return the loss, {@code [1, 1]}}
     *
     * @param logProbabilities what {@link #logProbabilities} gave, {@code [N, K]}
     * @param labels the probabilities that are wanted, {@code [N, K]}
     */
    public Tensor loss(Tensor logProbabilities, Tensor labels) {
        try (Tensor products = values.multiply(logProbabilities, labels)) {
            return values.negateInPlace(reductions.sum(products, BOTH));
        }
    }

    /**
     * {@return the gradient of the loss by the logits}
     *
     * @param logProbabilities what {@link #logProbabilities} gave
     * @param labels the probabilities that are wanted
     */
    public Tensor backward(Tensor logProbabilities, Tensor labels) {
        try (Tensor wanted = values.multiply(labels, -1)) {
            return session.adopt(gradient.start()
                    .tensor(wanted.handle())
                    .tensor(logProbabilities.handle())
                    .integer(1)
                    .integer(logProbabilities.type().number())
                    .call());
        }
    }
}
