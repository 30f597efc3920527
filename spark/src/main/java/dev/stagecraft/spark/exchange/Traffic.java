/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.exchange;

import java.io.Serializable;

/**
 * What exchanges have cost a task.
 *
 * @param exchanges how many there were
 * @param bytes how many bytes this task sent, and as many received
 * @param nanoseconds how long it took, with the wait for the slowest task
 */
public record Traffic(long exchanges, long bytes, long nanoseconds) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Nothing yet. */
    public static final Traffic NONE = new Traffic(0, 0, 0);

    Traffic plus(long moreBytes, long moreNanoseconds) {
        return new Traffic(exchanges + 1, bytes + moreBytes, nanoseconds + moreNanoseconds);
    }
}
