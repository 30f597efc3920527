/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.stagecraft.program.Geometry;
import dev.stagecraft.program.Geometry.Axis;

/** The attributes that say how the window of a convolution or a pool moves. */
final class WindowAttributes {
    private WindowAttributes() {}

    static AttributeProto kernel(Geometry geometry) {
        return Attributes.integers(
                "kernel_shape", geometry.rows().kernel(), geometry.columns().kernel());
    }

    static AttributeProto strides(Geometry geometry) {
        return Attributes.integers(
                "strides", geometry.rows().stride(), geometry.columns().stride());
    }

    /** The pixels that are added around the map. */
    static AttributeProto padding(Geometry geometry, Vertex vertex) {
        if (geometry.padding() == Geometry.Padding.SAME) {
            return same(geometry, vertex);
        }
        int rows = geometry.rows().padding();
        int columns = geometry.columns().padding();
        return Attributes.integers("pads", rows, columns, rows, columns);
    }

    /** Both pad the larger half below and to the right. At stride 1 it does not depend on the size of the map. */
    private static AttributeProto same(Geometry geometry, Vertex vertex) {
        if (!geometry.skipsPixels()) {
            long rows = added(geometry.rows());
            long columns = added(geometry.columns());
            return Attributes.integers("pads", rows / 2, columns / 2, rows - rows / 2, columns - columns / 2);
        }
        if (!geometry.isDense()) {
            throw vertex.refusal(
                    "ONNX Runtime cannot pad by the convolution mode Same where both stride and dilation are above 1; declare"
                            + " @Convolution(padding = SYMMETRIC), which is ConvolutionMode.Truncate with a padding.");
        }
        return Attributes.text("auto_pad", "SAME_UPPER");
    }

    private static long added(Axis axis) {
        return axis.extent() - 1;
    }
}
