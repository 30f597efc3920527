/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * What is computed over and over.
 *
 * @param batch the number of images
 */
record Task(Kind kind, ComparedNetwork network, int batch) {
    /** A step of training with Adam, of which the loss is read; or class probabilities of images. Both also in bfloat16, by whoever computes so. */
    enum Kind {
        TRAIN,
        TRAIN_BFLOAT16,
        INFER,
        INFER_BFLOAT16;

        boolean isTraining() {
            return this == TRAIN || this == TRAIN_BFLOAT16;
        }

        boolean isInBfloat16() {
            return this == TRAIN_BFLOAT16 || this == INFER_BFLOAT16;
        }
    }

    static Task training(ComparedNetwork network, int batch) {
        return new Task(Kind.TRAIN, network, batch);
    }

    static Task inference(ComparedNetwork network, int batch) {
        return new Task(Kind.INFER, network, batch);
    }

    /** As {@link #arguments} gave them. */
    static Task of(List<String> arguments) {
        return new Task(
                Kind.valueOf(arguments.get(0)),
                ComparedNetwork.valueOf(arguments.get(1)),
                Integer.parseInt(arguments.get(2)));
    }

    /** Three words for a command line. */
    List<String> arguments() {
        return List.of(kind.name(), network.name(), String.valueOf(batch));
    }

    /** {@code train-resnet50-batch-8}. */
    String title() {
        return (kind + "-" + network + "-batch-" + batch)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    /** The complaint of somebody who is asked for a task that he does not know. */
    IllegalArgumentException unknownTo(String contender) {
        return new IllegalArgumentException(contender + " has no " + title() + "; remove the row from Speed.");
    }
}
