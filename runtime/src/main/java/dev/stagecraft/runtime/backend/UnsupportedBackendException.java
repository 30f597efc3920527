/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.backend;

import dev.stagecraft.runtime.fault.UnsupportedException;

/** ND4J has no back end, or chose a device that it cannot run on. The message is one sentence with the way out. */
public final class UnsupportedBackendException extends UnsupportedException {
    private static final long serialVersionUID = 1L;

    UnsupportedBackendException(String message) {
        super(message);
    }

    UnsupportedBackendException(String message, Throwable cause) {
        super(message, cause);
    }
}
