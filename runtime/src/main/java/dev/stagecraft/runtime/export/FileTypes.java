/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.stagecraft.runtime.StageMap;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.serving.OnnxFormat;
import java.util.List;
import java.util.Optional;

/** The types of a file's input and outputs. The length of a batch is free. */
final class FileTypes {
    private FileTypes() {}

    /**
     * The input.
     *
     * @param size the shape of an image, if the network takes one size only
     */
    static ValueInfoProto images(Optional<Long> channels, Optional<Shape> size) {
        return value(
                OnnxFormat.IMAGES,
                shape(List.of(
                        free("batch"),
                        dimension(channels, "channels"),
                        dimension(size.map(shape -> (long) shape.dimensions().get(1)), "height"),
                        dimension(size.map(shape -> (long) shape.dimensions().get(2)), "width"))));
    }

    /** An output with a number for each class, or, if it is no dense layer's and no map of a stage, of any shape. */
    static ValueInfoProto output(String name, Optional<Long> classes) {
        return classes.map(known -> value(name, shape(List.of(free("batch"), bound(known)))))
                .orElseGet(() -> value(name, numbers()));
    }

    /** A map of a stage, whose height and width follow from the images'. */
    static ValueInfoProto map(StageMap map) {
        return value(
                map.name(),
                shape(List.of(
                        free("batch"),
                        bound(map.channels()),
                        free(map.name() + ".height"),
                        free(map.name() + ".width"))));
    }

    private static Dimension dimension(Optional<Long> length, String name) {
        return length.map(FileTypes::bound).orElseGet(() -> free(name));
    }

    private static Dimension bound(long length) {
        return Dimension.newBuilder().setDimValue(length).build();
    }

    private static Dimension free(String name) {
        return Dimension.newBuilder().setDimParam(name).build();
    }

    private static ValueInfoProto value(String name, TypeProto.Tensor.Builder type) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    private static TypeProto.Tensor.Builder shape(List<Dimension> dimensions) {
        return numbers().setShape(TensorShapeProto.newBuilder().addAllDim(dimensions));
    }

    private static TypeProto.Tensor.Builder numbers() {
        return TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber());
    }
}
