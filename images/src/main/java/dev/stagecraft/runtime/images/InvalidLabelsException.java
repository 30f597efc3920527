/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.io.IOException;
import java.nio.file.Path;

/** A file of labels that is missing, empty or no text. The message is one sentence. */
public final class InvalidLabelsException extends IOException {
    private static final long serialVersionUID = 1L;

    InvalidLabelsException(Path file, String fault) {
        super(file + " " + fault);
    }

    InvalidLabelsException(Path file, String fault, Throwable cause) {
        super(file + " " + fault, cause);
    }
}
