/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import java.io.IOException;
import java.nio.file.Path;

/** A file of weights that is missing, damaged, or not one of this network. The message is one sentence that begins with the file. */
public final class InvalidWeightsException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final String fault;

    /**
     * A fault that is found in the file.
     *
     * @param file what the message begins with
     * @param fault what is wrong and what to do: "is empty: download it again."
     */
    public InvalidWeightsException(Path file, String fault) {
        this(file, fault, null);
    }

    /**
     * A fault that something else tells of.
     *
     * @param file what the message begins with
     * @param fault what is wrong and what to do: "is empty: download it again."
     * @param cause what told of it; null if nothing did
     */
    public InvalidWeightsException(Path file, String fault, Throwable cause) {
        super(file + " " + fault, cause);
        this.file = file;
        this.fault = fault;
    }

    /** {@return the file that is wrong} */
    public Path file() {
        return file;
    }

    /** {@return the message without the file's name} */
    public String fault() {
        return fault;
    }
}
