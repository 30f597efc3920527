/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.runtime.reader.FlatArray;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The place in the graph of an operation.
 *
 * @param parameters those of the network
 * @param name the layer's name in the network
 * @param inputs the values that it reads
 * @param output the name of the value that it gives
 * @param isLast whether what it gives are the network's probabilities
 */
record Vertex(OnnxGraph graph, FlatArray parameters, String name, List<String> inputs, String output, boolean isLast) {
    /** The value that it reads. */
    String input() {
        return inputs.get(0);
    }

    /** The last operator, which gives the vertex' output; its name is returned. */
    String give(String operator, List<String> inputs, AttributeProto... attributes) {
        graph.node(operator, output, inputs, attributes);
        return output;
    }

    /** An operator before the last one; the name of its output is returned. */
    String step(String step, String operator, List<String> inputs, AttributeProto... attributes) {
        String value = unused(step);
        graph.node(operator, value, inputs, attributes);
        return value;
    }

    /** A name for a value on the way to the output. */
    String unused(String step) {
        return graph.unused(name + "/" + step);
    }

    /** Numbers in C order that are no parameter. */
    String numbers(String suffix, Supplier<float[]> values, long... shape) {
        return graph.numbers(name + "." + suffix, shape, values);
    }

    /** A number. */
    String number(String suffix, double value) {
        return numbers(suffix, () -> new float[] {(float) value});
    }

    /** A parameter as it is now, in its own shape. It is called as in the published PyTorch weights. */
    String parameter(ParameterTensor tensor) {
        return parameter(tensor, tensor.dimensions());
    }

    /** A parameter as it is now, in another shape. */
    String parameter(ParameterTensor tensor, long... shape) {
        return parameter(tensor, numbers -> numbers, shape);
    }

    /** What something makes of a parameter as it is now. */
    String parameter(ParameterTensor tensor, UnaryOperator<float[]> change, long... shape) {
        return graph.numbers(tensor.name(), shape, () -> change.apply(parameters.floats(tensor)));
    }

    /** What a convolution convolves with, once and for all: its weight as it is now, standardized where it is to be. */
    String convolved(Node.Convolution convolution) {
        ParameterTensor weight = convolution.weight();
        return graph.numbers(weight.name(), weight.dimensions(), () -> parameters.convolved(convolution));
    }

    /** A vector of integers. */
    String integers(String suffix, long... values) {
        return graph.integers(name + "." + suffix, values);
    }

    /** The error for an operation that is known, but is set up in a way that cannot be written. */
    IllegalArgumentException refusal(String because) {
        return new IllegalArgumentException(name + " cannot be written as ONNX: " + because);
    }
}
