/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.fault.InvalidFileException;
import dev.stagecraft.runtime.file.FileNames;
import java.nio.file.Path;

/** A file or folder of data that is missing, damaged or not what it should be. The message is one sentence. */
public final class InvalidDataException extends InvalidFileException {
    private static final long serialVersionUID = 1L;

    InvalidDataException(Path file, String fault) {
        this(file, fault, null);
    }

    InvalidDataException(Path file, String fault, Throwable cause) {
        super(FileNames.path(file), file, fault, cause);
    }
}
