/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The place in the graph of a layer, and the layer's parameters.
 *
 * @param name the layer's name in the network
 * @param inputs the values that it reads
 * @param output the name of the value that it gives
 * @param isLast whether the network gives what it gives
 */
record Vertex(OnnxGraph graph, String name, List<String> inputs, String output, boolean isLast) {
    /** The value that a layer reads. */
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

    /** Numbers in C order. They are called as in the published PyTorch weights, where these have them. */
    String numbers(String suffix, Supplier<float[]> values, long... shape) {
        return graph.numbers(name + "." + suffix, shape, values);
    }

    /** A number. */
    String number(String suffix, double value) {
        return numbers(suffix, () -> new float[] {(float) value});
    }

    /** A parameter as it is now, in its own shape. */
    String parameter(String suffix, INDArray parameter) {
        return parameter(suffix, parameter, parameter.shape());
    }

    /** A parameter as it is now, in another shape. */
    String parameter(String suffix, INDArray parameter, long... shape) {
        return numbers(suffix, () -> floats(parameter), shape);
    }

    /** A vector of integers. */
    String integers(String suffix, long... values) {
        return graph.integers(name + "." + suffix, values);
    }

    /** The error for a layer that is of a known class, but is set up in a way that cannot be written. */
    IllegalArgumentException refusal(Object layer, String because) {
        return new IllegalArgumentException(
                name + " is a " + layer.getClass().getName() + " that cannot be written as ONNX: " + because);
    }

    /** A parameter's numbers in C order. What they are copied through is not left to the garbage collector, which may wait. */
    static float[] floats(INDArray parameter) {
        try (INDArray copy = parameter.dup('c')) {
            return copy.data().asFloat();
        }
    }

    /** The numbers of a parameter of a layer in double precision. */
    static double[] doubles(Layer layer, String key) {
        return layer.getParam(key).dup('c').data().asDouble();
    }
}
