/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.layers.EdgePadding;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;

/** The last row and column again, below and to the right. */
final class EdgePaddingOperators implements LayerOperators<EdgePadding> {
    @Override
    public String write(EdgePadding padding, Layer layer, Vertex vertex) {
        String pads = vertex.integers("pads", 0, 0, 0, 0, 0, 0, padding.getPixels(), padding.getPixels());
        return vertex.give("Pad", List.of(vertex.input(), pads), Attributes.text("mode", "edge"));
    }
}
