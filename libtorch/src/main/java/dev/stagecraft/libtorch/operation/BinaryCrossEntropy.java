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

/** The mean over the classes of the binary cross-entropy of the sigmoids of logits, {@code log(1 + exp(z)) - label z}, summed over the batch. */
public final class BinaryCrossEntropy {
    private static final Integers BOTH = new Integers(0, 1);

    private final Session session;
    private final Elementwise values;
    private final Reductions reductions;
    private final Operator logarithmOfSum;
    private final Operator sigmoid;

    /**
     * Binds one.
     *
     * @param session what computes
     */
    public BinaryCrossEntropy(Session session) {
        this.session = session;
        this.values = new Elementwise(session);
        this.reductions = new Reductions(session);
        this.logarithmOfSum = session.operator("logaddexp");
        this.sigmoid = session.operator("sigmoid");
    }

    /**
     * {@return the loss, {@code [1, 1]}}
     *
     * @param logits {@code [N, K]}
     * @param labels the probabilities that are wanted, {@code [N, K]}
     */
    public Tensor loss(Tensor logits, Tensor labels) {
        try (Tensor zero = session.zeros(logits.type());
                Tensor positive = session.adopt(logarithmOfSum
                        .start()
                        .tensor(logits.handle())
                        .tensor(zero.handle())
                        .call());
                Tensor products = values.multiply(logits, labels);
                Tensor losses = values.add(positive, products, -1)) {
            return values.multiplyInPlace(reductions.sum(losses, BOTH), 1.0 / classes(logits));
        }
    }

    /**
     * {@return the gradient of the loss by the logits}
     *
     * @param logits {@code [N, K]}
     * @param labels the probabilities that are wanted
     */
    public Tensor backward(Tensor logits, Tensor labels) {
        try (Tensor sigmoids =
                session.adopt(sigmoid.start().tensor(logits.handle()).call())) {
            return values.multiplyInPlace(values.add(sigmoids, labels, -1), 1.0 / classes(logits));
        }
    }

    private static long classes(Tensor logits) {
        return logits.shape()[1];
    }
}
