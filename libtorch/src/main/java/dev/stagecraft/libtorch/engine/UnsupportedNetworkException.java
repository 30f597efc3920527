/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.program.Node;

/** A network has something that this engine does not compute. The message is one sentence with the layer, and what to change. */
public final class UnsupportedNetworkException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnsupportedNetworkException(String message) {
        super(message);
    }

    static UnsupportedNetworkException of(Node node, String because) {
        return new UnsupportedNetworkException(
                "The layer " + node.site().layer() + " cannot be computed by libtorch: " + because);
    }
}
