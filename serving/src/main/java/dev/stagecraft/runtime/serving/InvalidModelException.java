/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import dev.stagecraft.runtime.fault.InvalidFileException;
import java.nio.file.Path;

/** A file is none that a {@link Predictor} can serve. The message is one sentence. */
public final class InvalidModelException extends InvalidFileException {
    private static final long serialVersionUID = 1L;

    InvalidModelException(Path file, String fault) {
        this(file, fault, null);
    }

    InvalidModelException(Path file, String fault, Throwable cause) {
        super(file.toString(), file, fault, cause);
    }

    private InvalidModelException(String shown, Path file, String fault, Throwable cause) {
        super(shown, file, fault, cause);
    }

    /** One whose message has the file's name alone. */
    static InvalidModelException named(Path file, String fault, Throwable cause) {
        return new InvalidModelException(String.valueOf(file.getFileName()), file, fault, cause);
    }
}
