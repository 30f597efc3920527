/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.program.Node;
import dev.stagecraft.program.engine.EngineException;

/** Says in one sentence what in a network is not computed here, and what to change. */
final class Unsupported {
    private Unsupported() {}

    static EngineException of(Node node, String because) {
        return new EngineException("The layer " + node.site().layer() + " cannot be computed by libtorch: " + because);
    }
}
