/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;

/**
 * Zeros around the maps: in the file the smallest number above 0. ONNX Runtime's optimizer moves a padding by 0 into the pool behind it, and the padding
 * of a maximum is nothing there, so that a map below 0 would answer otherwise.
 */
final class ZeroPaddingOperators implements LayerOperators<ZeroPaddingLayer> {
    @Override
    public String write(ZeroPaddingLayer padding, Layer layer, Vertex vertex) {
        if (padding.getDataFormat() != CNN2DFormat.NCHW) {
            throw vertex.refusal(padding, "its channels come last; set the data format NCHW.");
        }
        int[] sides = padding.getPadding();
        String pads = vertex.integers("pads", 0, 0, sides[0], sides[2], 0, 0, sides[1], sides[3]);
        return vertex.give("Pad", List.of(vertex.input(), pads, vertex.number("zero", Float.MIN_VALUE)));
    }
}
