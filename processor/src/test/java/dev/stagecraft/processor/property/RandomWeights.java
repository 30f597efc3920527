/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Values for what starts as zeros and ones, so that it is seen when one is left out. */
final class RandomWeights {
    private RandomWeights() {}

    /** Draws them from ND4J's generator. */
    static void set(ComputationGraph network) {
        network.paramTable().forEach((name, values) -> {
            switch (name.substring(name.lastIndexOf('_') + 1)) {
                case "gamma", "var" -> values.assign(uniform(values, 0.5, 1.5));
                case "log10stdev" -> values.assign(uniform(values, -0.1, 0.1));
                case "b", "beta", "mean" -> values.assign(uniform(values, -0.2, 0.2));
                default -> {
                    // Weights are drawn already.
                }
            }
        });
    }

    private static INDArray uniform(INDArray like, double from, double to) {
        return Nd4j.rand(like.dataType(), like.shape()).muli(to - from).addi(from);
    }
}
