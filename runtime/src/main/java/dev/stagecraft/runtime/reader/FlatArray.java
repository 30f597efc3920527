/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor;
import dev.stagecraft.program.ParameterTensor.Encoding;
import dev.stagecraft.runtime.layers.WeightStandardization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array that has numbers for all parameters of a network, one parameter behind the other: themselves, or their gradients.
 *
 * @param numbers of the network's type
 */
public record FlatArray(INDArray numbers) {
    /**
     * {@return the parameters of a network}
     *
     * @param network which has been initialized; as long as nobody gives it other parameters, they are these
     */
    public static FlatArray parameters(ComputationGraph network) {
        return new FlatArray(network.params());
    }

    /**
     * {@return the part of a parameter, of its shape and in its encoding: a view}
     *
     * @param tensor of the network
     */
    public INDArray view(ParameterTensor tensor) {
        char order = tensor.encoding() == Encoding.COLUMNS ? 'f' : 'c';
        long[] shape = tensor.dimensions();
        return Nd4j.create(
                numbers.data(), shape, Nd4j.getStrides(shape, order), numbers.offset() + tensor.offset(), order);
    }

    /**
     * {@return the numbers of a parameter, decoded, the last axis fastest}
     *
     * @param tensor of the network
     */
    public float[] floats(ParameterTensor tensor) {
        if (tensor.encoding() == Encoding.LOG10_DEVIATION) {
            double[] doubles = doubles(tensor);
            float[] floats = new float[doubles.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) doubles[i];
            }
            return floats;
        }
        // What they are copied through is not left to the garbage collector, which may wait.
        try (INDArray copy = view(tensor).dup('c')) {
            return copy.data().asFloat();
        }
    }

    /**
     * {@return what a convolution convolves with: the numbers of its weight, standardized where they are to be}
     *
     * @param convolution of the network
     */
    public float[] convolved(Node.Convolution convolution) {
        if (convolution.standardization().isEmpty()) {
            return floats(convolution.weight());
        }
        WeightStandardization standardization =
                new WeightStandardization(convolution.standardization().get().epsilon());
        try (INDArray standardized = standardization.of(view(convolution.weight()))) {
            return standardized.data().asFloat();
        }
    }

    /**
     * {@return the numbers of a parameter, decoded, the last axis fastest}
     *
     * @param tensor of the network
     */
    public double[] doubles(ParameterTensor tensor) {
        double[] numbers;
        try (INDArray copy = view(tensor).dup('c')) {
            numbers = copy.data().asDouble();
        }
        if (tensor.encoding() == Encoding.LOG10_DEVIATION) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Math.pow(10, 2 * numbers[i]);
            }
        }
        return numbers;
    }
}
