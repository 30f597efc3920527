/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Collects the operators of a graph and the numbers that they read. Values and numbers share one set of names. */
final class OnnxGraph {
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final List<WrittenTensor> weights = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** The name itself, or one like it, if it is taken already. */
    String unused(String name) {
        String unused = name;
        while (!names.add(unused)) {
            unused += "_";
        }
        return unused;
    }

    /** Adds an operator. */
    void node(String operator, String output, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
    }

    /** Adds numbers that operators can read by their name, which is returned. */
    String numbers(String name, long[] shape, Supplier<float[]> values) {
        String unused = unused(name);
        weights.add(new WrittenTensor(unused, shape, values));
        return unused;
    }

    /** Adds a vector of integers, such as the lengths of a shape. */
    String integers(String name, long... values) {
        String unused = unused(name);
        graph.addInitializer(TensorProto.newBuilder()
                .setName(unused)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length)
                .addAllInt64Data(LongStream.of(values).boxed().toList()));
        return unused;
    }

    /** What was collected, without the weights, to be completed. */
    GraphProto.Builder graph() {
        return graph;
    }

    List<WrittenTensor> weights() {
        return weights;
    }
}
