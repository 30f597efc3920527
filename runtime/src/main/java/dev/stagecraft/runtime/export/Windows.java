/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.stagecraft.runtime.vertices.Geometry;
import org.deeplearning4j.nn.conf.ConvolutionMode;

/** The attributes that say how the window of a convolution or a pool moves. */
final class Windows {
    private Windows() {}

    /** The pixels that are added around the map. */
    static AttributeProto padding(Geometry geometry, Object layer, Vertex vertex) {
        int[] padding = geometry.padding();
        return switch (geometry.mode()) {
            case Truncate, Strict -> Attributes.integers("pads", padding[0], padding[1], padding[0], padding[1]);
            case Same -> same(geometry, layer, vertex);
            default ->
                throw vertex.refusal(
                        layer,
                        "its convolution mode is " + geometry.mode() + "; set " + ConvolutionMode.Truncate + ", or "
                                + ConvolutionMode.Same + ".");
        };
    }

    /** Both pad the larger half below and to the right. At stride 1 it does not depend on the size of the map. */
    private static AttributeProto same(Geometry geometry, Object layer, Vertex vertex) {
        if (isOne(geometry.stride())) {
            int rows = added(geometry, 0);
            int columns = added(geometry, 1);
            return Attributes.integers("pads", rows / 2, columns / 2, rows - rows / 2, columns - columns / 2);
        }
        if (!isOne(geometry.dilation())) {
            throw vertex.refusal(
                    layer,
                    "ONNX Runtime cannot pad by the convolution mode Same where both stride and dilation are above 1; declare"
                            + " @Convolution(padding = SYMMETRIC), which is ConvolutionMode.Truncate with a padding.");
        }
        return Attributes.text("auto_pad", "SAME_UPPER");
    }

    private static boolean isOne(int[] pair) {
        return pair[0] == 1 && pair[1] == 1;
    }

    private static int added(Geometry geometry, int axis) {
        return (geometry.kernel()[axis] - 1) * geometry.dilation()[axis];
    }
}
