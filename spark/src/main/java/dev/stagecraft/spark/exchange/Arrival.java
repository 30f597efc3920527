/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.exchange;

import java.io.Serializable;

/**
 * A task has come to a meeting.
 *
 * @param task its number
 * @param message what all are told
 */
record Arrival(int task, String message) implements Serializable {
    private static final long serialVersionUID = 1L;
}
