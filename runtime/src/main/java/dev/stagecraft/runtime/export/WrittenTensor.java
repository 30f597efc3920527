/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * An array of float32 that a file holds. Its numbers are asked for when they are written, so that those of one tensor are in memory at
 * a time.
 *
 * @param values in C order
 */
record WrittenTensor(String name, long[] shape, Supplier<float[]> values) {
    /** The bytes that {@link #writeTo} writes. */
    long size() {
        return header().getSerializedSize()
                + CodedOutputStream.computeTagSize(TensorProto.RAW_DATA_FIELD_NUMBER)
                + CodedOutputStream.computeUInt64SizeNoTag(bytes())
                + bytes();
    }

    /** Writes a {@link TensorProto}: its fields in their order, the numbers last. */
    void writeTo(CodedOutputStream out) throws IOException {
        header().writeTo(out);
        out.writeTag(TensorProto.RAW_DATA_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt64NoTag(bytes());
        for (float value : values.get()) {
            out.writeFloatNoTag(value);
        }
    }

    private long bytes() {
        return LongStream.of(shape).reduce(Float.BYTES, Math::multiplyExact);
    }

    private TensorProto header() {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addAllDims(LongStream.of(shape).boxed().toList())
                .build();
    }
}
