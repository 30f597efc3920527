/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.io.IOException;

/** A sound file whose network cannot be made. The message is a sentence without its beginning, which names the file. */
final class ForeignModelException extends IOException {
    private static final long serialVersionUID = 1L;

    ForeignModelException(String message) {
        super(message);
    }

    ForeignModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
