/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.internal;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Whether numbers are finite. It has to be asked: oneDNN's ReLU is the larger of a value and 0, and 0 where the value is NaN, so that what a
 * network gives may look as if nothing had happened.
 */
public final class FiniteNumbers {
    private FiniteNumbers() {}

    /**
     * {@return whether there is neither a NaN nor an infinity in an array: one pass, unless there is}
     *
     * @param array of any shape
     */
    public static boolean areAll(INDArray array) {
        double sum = array.sumNumber().doubleValue();
        // The sum of finite numbers may be none; then each is looked at.
        return Double.isFinite(sum)
                || !array.isNaN().any() && !array.isInfinite().any();
    }

    /**
     * Looks at all numbers of a network.
     *
     * @param network which has been initialized
     * @throws IllegalArgumentException if a weight of the network, or a number of its running statistics, is not finite
     */
    public static void requireWeights(ComputationGraph network) {
        if (network.numParams() == 0 || areAll(network.params())) {
            return;
        }
        network.paramTable().forEach((name, values) -> {
            if (!areAll(values)) {
                throw new IllegalArgumentException("The network's " + name
                        + " has a number that is not finite, so that its answers would mean nothing: train it again with a lower"
                        + " learning rate, or load other weights.");
            }
        });
    }
}
