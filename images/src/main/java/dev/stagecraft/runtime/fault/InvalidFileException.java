/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.fault;

import java.io.IOException;
import java.nio.file.Path;

/** A file whose content is wrong, or that is not what it must be. The message is one sentence: the file, what is wrong with it, and what to do. */
public abstract class InvalidFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final String fault;

    /**
     * A fault of a file.
     *
     * @param shown what the message begins with: the file, or its name
     * @param file which is wrong
     * @param fault what is wrong and what to do: "is empty: download it again."
     * @param cause what told of it; null if nothing did
     */
    protected InvalidFileException(String shown, Path file, String fault, Throwable cause) {
        super(shown + " " + fault, cause);
        this.file = file;
        this.fault = fault;
    }

    /** {@return the file that is wrong} */
    public final Path file() {
        return file;
    }

    /** {@return the message without the file: what is wrong, and what to do} */
    public final String fault() {
        return fault;
    }
}
