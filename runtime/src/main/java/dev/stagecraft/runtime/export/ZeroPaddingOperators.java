/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Node;
import java.util.List;

/**
 * Zeros around the maps: in the file the smallest number above 0. ONNX Runtime's optimizer moves a padding by 0 into the pool behind it, and the padding
 * of a maximum is nothing there, so that a map below 0 would answer otherwise.
 */
final class ZeroPaddingOperators implements NodeOperators<Node.ZeroPadding> {
    @Override
    public String write(Node.ZeroPadding padding, Vertex vertex) {
        String pads =
                vertex.integers("pads", 0, 0, padding.top(), padding.left(), 0, 0, padding.bottom(), padding.right());
        return vertex.give("Pad", List.of(vertex.input(), pads, vertex.number("zero", Float.MIN_VALUE)));
    }
}
