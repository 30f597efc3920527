/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.file.FileNames;
import java.io.IOException;
import java.nio.file.Path;

/** A file or folder of data that is missing, damaged or not what it should be. The message is one sentence. */
public final class InvalidDataException extends IOException {
    private static final long serialVersionUID = 1L;

    InvalidDataException(Path file, String fault) {
        super(FileNames.path(file) + " " + fault);
    }

    InvalidDataException(Path file, String fault, Throwable cause) {
        super(FileNames.path(file) + " " + fault, cause);
    }
}
