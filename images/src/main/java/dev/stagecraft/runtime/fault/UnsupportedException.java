/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.fault;

/**
 * This machine, a library on it, or this network cannot do what is asked for, though nothing is wrong with the arguments. The message is
 * one sentence with the way out.
 */
public class UnsupportedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * One with a reason.
     *
     * @param message a sentence that says what to change
     */
    public UnsupportedException(String message) {
        super(message);
    }

    /**
     * One with a reason and what told of it.
     *
     * @param message a sentence that says what to change
     * @param cause what the library or Java said
     */
    public UnsupportedException(String message, Throwable cause) {
        super(message, cause);
    }
}
