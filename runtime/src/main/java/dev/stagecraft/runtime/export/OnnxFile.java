/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A model as it lies in a file. Protobuf would hold all of it in memory to write it, so that its parts are written one after the
 * other: a reader cannot tell.
 *
 * @param model without its graph
 * @param graph without the weights
 */
record OnnxFile(ModelProto model, GraphProto graph, List<WrittenTensor> weights) {
    /** No reader of protobuf takes more. */
    private static final long LIMIT = Integer.MAX_VALUE;

    private static final int BUFFER = 1 << 16;

    /** @throws IllegalArgumentException if it is larger than a file of ONNX can be */
    OnnxFile {
        long size = model.getSerializedSize() + message(ModelProto.GRAPH_FIELD_NUMBER, graphSize(graph, weights));
        if (size > LIMIT) {
            throw new IllegalArgumentException(String.format(
                    "The network takes %,d bytes in ONNX; a file holds at most %,d, so export a smaller one.",
                    size, LIMIT));
        }
    }

    void writeTo(OutputStream stream) throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(stream, BUFFER);
        model.writeTo(out);
        start(out, ModelProto.GRAPH_FIELD_NUMBER, graphSize(graph, weights));
        graph.writeTo(out);
        for (WrittenTensor tensor : weights) {
            start(out, GraphProto.INITIALIZER_FIELD_NUMBER, tensor.size());
            tensor.writeTo(out);
        }
        out.flush();
    }

    private static void start(CodedOutputStream out, int field, long size) throws IOException {
        out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt64NoTag(size);
    }

    private static long graphSize(GraphProto graph, List<WrittenTensor> weights) {
        return graph.getSerializedSize()
                + weights.stream()
                        .mapToLong(tensor -> message(GraphProto.INITIALIZER_FIELD_NUMBER, tensor.size()))
                        .sum();
    }

    /** The bytes of a message within a message. */
    private static long message(int field, long size) {
        return CodedOutputStream.computeTagSize(field) + CodedOutputStream.computeUInt64SizeNoTag(size) + size;
    }
}
