/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import dev.stagecraft.spark.exchange.Traffic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** How a task ended that Spark knows as one that ended well. */
sealed interface Outcome extends Serializable {
    /**
     * The network is trained.
     *
     * @param model the saved model of the first task; empty of the others
     * @param epochLosses the mean loss of each epoch, over all tasks
     * @param epochAccuracies the share of held-out images that were right after each epoch; empty if there are none
     * @param steps how many steps this attempt took
     * @param nanoseconds how long they took, with the exchanges
     * @param traffic what the exchanges cost
     */
    record Trained(
            byte[] model, double[] epochLosses, double[] epochAccuracies, int steps, long nanoseconds, Traffic traffic)
            implements Outcome {
        private static final long serialVersionUID = 1L;
    }

    /**
     * It would fail again.
     *
     * @param sentence why
     * @param trace where
     */
    record Failed(String sentence, String trace) implements Outcome {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Another task has failed.
     *
     * @param sentence what it said
     */
    record PeerFailed(String sentence) implements Outcome {
        private static final long serialVersionUID = 1L;
    }

    /** {@return this as bytes, which every serializer of Spark takes} */
    default byte[] format() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(this);
        } catch (IOException e) {
            throw new IllegalStateException("Arrays in memory take everything", e);
        }
        return bytes.toByteArray();
    }

    /** {@return what {@link #format} gave bytes of} */
    static Outcome parse(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (Outcome) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("A task's result cannot be read", e);
        }
    }
}
