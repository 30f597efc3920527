/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.diagnostic;

/** What follows from a {@link Diagnostic}. */
public enum Severity {
    /** Nothing is generated. */
    ERROR,
    /** Legal, and probably wrong. It can be suppressed: {@code @SuppressWarnings("stagecraft:<id>")}. */
    WARNING
}
