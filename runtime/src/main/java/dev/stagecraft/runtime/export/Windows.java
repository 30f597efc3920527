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
            case Same -> same(geometry);
            default ->
                throw vertex.refusal(
                        layer,
                        "its convolution mode is " + geometry.mode() + "; set " + ConvolutionMode.Truncate + ", or "
                                + ConvolutionMode.Same + ".");
        };
    }

    /** Both pad the larger half below and to the right. At stride 1 it does not depend on the size of the map. */
    private static AttributeProto same(Geometry geometry) {
        int rows = added(geometry, 0);
        int columns = added(geometry, 1);
        return geometry.stride()[0] == 1 && geometry.stride()[1] == 1
                ? Attributes.integers("pads", rows / 2, columns / 2, rows - rows / 2, columns - columns / 2)
                : Attributes.text("auto_pad", "SAME_UPPER");
    }

    private static int added(Geometry geometry, int axis) {
        return (geometry.kernel()[axis] - 1) * geometry.dilation()[axis];
    }
}
