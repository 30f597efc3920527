/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.fault.InvalidFileException;
import java.nio.file.Path;

/** A file that is no saved model, a damaged one, or one that does not say what is asked for. The message is one sentence. */
public final class InvalidSavedModelException extends InvalidFileException {
    private static final long serialVersionUID = 1L;

    InvalidSavedModelException(Path file, String fault) {
        this(file, fault, null);
    }

    InvalidSavedModelException(Path file, String fault, Throwable cause) {
        super("The model " + file, file, fault, cause);
    }
}
