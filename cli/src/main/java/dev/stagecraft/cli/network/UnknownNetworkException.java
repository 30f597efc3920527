/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.network;

/** There is no network of a name, or it cannot be used. The message is one sentence. */
public final class UnknownNetworkException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownNetworkException(String message) {
        super(message);
    }
}
