/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import dev.stagecraft.runtime.fault.InvalidFileException;
import java.nio.file.Path;

/** A file that is no image, a damaged one, or one that cannot be used. The message is one sentence. */
public final class InvalidImageException extends InvalidFileException {
    private static final long serialVersionUID = 1L;

    InvalidImageException(Path file, String fault) {
        this(file, fault, null);
    }

    InvalidImageException(Path file, String fault, Throwable cause) {
        super(file.toString(), file, fault, cause);
    }
}
