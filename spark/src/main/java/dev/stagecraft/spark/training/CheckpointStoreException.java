/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

/** A folder of checkpoints that cannot be used. The message is one sentence. */
final class CheckpointStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CheckpointStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    static CheckpointStoreException of(String fault, Throwable cause) {
        return new CheckpointStoreException(
                fault + ", because of " + Sentences.reason(cause)
                        + ": make room there, let it be written, or set checkpointDir to another folder.",
                cause);
    }
}
