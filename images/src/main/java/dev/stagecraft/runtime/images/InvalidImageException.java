/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is no image, a damaged one, or one that cannot be used. The message is one sentence. */
public final class InvalidImageException extends IOException {
    private static final long serialVersionUID = 1L;

    InvalidImageException(Path file, String fault) {
        super(file + " " + fault);
    }

    InvalidImageException(Path file, String fault, Throwable cause) {
        super(file + " " + fault, cause);
    }
}
