/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

/** A training on a cluster that cannot go on. The message is one sentence that says what to do. */
public final class ClusterTrainingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClusterTrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
