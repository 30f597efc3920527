/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import dev.stagecraft.runtime.fault.InvalidFileException;
import java.nio.file.Path;

/** A file of class names that is missing, empty or no text. The message is one sentence. */
public final class InvalidClassNamesException extends InvalidFileException {
    private static final long serialVersionUID = 1L;

    InvalidClassNamesException(Path file, String fault) {
        this(file, fault, null);
    }

    InvalidClassNamesException(Path file, String fault, Throwable cause) {
        super(file.toString(), file, fault, cause);
    }
}
