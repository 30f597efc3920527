package dev.stagecraft.runtime.export;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.stagecraft.runtime.Shape;
import java.util.List;
import java.util.Optional;

/** The types of a file's input and outputs. The length of a batch is free. */
final class Signature {
    private Signature() {}

    /**
     * The input.
     *
     * @param size the shape of an image, if the network takes one size only
     */
    static ValueInfoProto images(Optional<Long> channels, Optional<Shape> size) {
        return value(
                OnnxFormat.IMAGES,
                List.of(
                        free("batch"),
                        dimension(channels, "channels"),
                        dimension(size.map(shape -> (long) shape.dimensions().get(1)), "height"),
                        dimension(size.map(shape -> (long) shape.dimensions().get(2)), "width")));
    }

    /** An output with a number for each class. */
    static ValueInfoProto classes(String name, Optional<Long> classes) {
        return value(name, List.of(free("batch"), dimension(classes, "classes")));
    }

    private static Dimension dimension(Optional<Long> length, String name) {
        return length.map(known -> Dimension.newBuilder().setDimValue(known).build())
                .orElseGet(() -> free(name));
    }

    private static Dimension free(String name) {
        return Dimension.newBuilder().setDimParam(name).build();
    }

    private static ValueInfoProto value(String name, List<Dimension> dimensions) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(TensorShapeProto.newBuilder().addAllDim(dimensions))))
                .build();
    }
}
