/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import dev.stagecraft.runtime.fault.UnsupportedException;

/** ONNX Runtime is not there, or its native library does not load. The message is one sentence with the way out. */
public final class UnsupportedRuntimeException extends UnsupportedException {
    private static final long serialVersionUID = 1L;

    UnsupportedRuntimeException(String message, Throwable cause) {
        super(message, cause);
    }
}
