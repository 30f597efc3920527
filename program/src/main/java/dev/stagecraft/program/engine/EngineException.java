/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

/** An engine or a device that is not there, or does not do: in one sentence that says what to change. */
public final class EngineException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * One with a reason.
     *
     * @param message a sentence
     */
    public EngineException(String message) {
        super(message);
    }

    /**
     * One with a reason and what caused it.
     *
     * @param message a sentence
     * @param cause what the native library or Java said
     */
    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
