/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.call;

/** What libtorch says of a call that failed. Nothing was computed, and it can be called again. */
public final class TorchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TorchException(String message) {
        super(message);
    }
}
