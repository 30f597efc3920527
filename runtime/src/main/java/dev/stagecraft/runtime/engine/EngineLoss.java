/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.engine;

import dev.stagecraft.program.engine.Objective;
import dev.stagecraft.runtime.update.RecipeLoss;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;

/** The losses that engines compute: the cross-entropy of a softmax with the labels, each class and each image for as much as the others, and those of recipes. */
final class EngineLoss {
    private EngineLoss() {}

    /**
     * {@return the loss of a network}
     *
     * @param layer its last
     * @throws IllegalArgumentException if engines do not compute it
     */
    static Objective objective(String name, Layer layer) {
        if (!(layer instanceof BaseOutputLayer output) || isPlain(output.getLossFn())) {
            // What is no output layer at all the engine refuses itself.
            return Objective.SOFTMAX_ENTROPY;
        }
        if (output.getLossFn() instanceof RecipeLoss loss) {
            return loss.objective();
        }
        throw new IllegalArgumentException("The loss of " + name + " is " + output.getLossFn()
                + (weights(output.getLossFn()) ? " with weights for classes" : "")
                + ", and engines compute the cross-entropy of all classes alike: set a LossMCXENT without weights, or the execution"
                + " to AUTO.");
    }

    private static boolean isPlain(ILossFunction loss) {
        return (loss.getClass() == LossMCXENT.class || loss.getClass() == LossNegativeLogLikelihood.class)
                && !weights(loss);
    }

    private static boolean weights(ILossFunction loss) {
        return loss instanceof LossMCXENT entropy && entropy.getWeights() != null;
    }

    /**
     * Refuses masks, which say that an image counts less.
     *
     * @throws IllegalArgumentException if the network was given one
     */
    static void requireUnmasked(ComputationGraph network) {
        if (network.getLabelMaskArrays() != null || network.getInputMaskArrays() != null) {
            throw new IllegalArgumentException(
                    "The batch has a mask, which engines do not look at: leave it out, or set the execution to DEEPLEARNING4J.");
        }
    }
}
