/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

/** There is no libtorch, it cannot be loaded, or it is too old. The message is one sentence with the way out. */
public final class UnusableLibtorchException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnusableLibtorchException(String message) {
        super(message);
    }

    UnusableLibtorchException(String message, Throwable cause) {
        super(message, cause);
    }
}
