/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Node;
import java.util.List;

/** The last row and column again, below and to the right. */
final class EdgePaddingOperators implements NodeOperators<Node.EdgePadding> {
    @Override
    public String write(Node.EdgePadding padding, Vertex vertex) {
        String pads = vertex.integers("pads", 0, 0, 0, 0, 0, 0, padding.pixels(), padding.pixels());
        return vertex.give("Pad", List.of(vertex.input(), pads), Attributes.text("mode", "edge"));
    }
}
