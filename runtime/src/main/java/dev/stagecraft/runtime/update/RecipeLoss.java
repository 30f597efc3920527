/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.program.engine.Objective;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A loss of recipes, as Deeplearning4j computes it. */
public interface RecipeLoss extends ILossFunction {
    /** {@return the same for engines} */
    Objective objective();

    @Override
    default double computeScore(
            INDArray labels, INDArray sums, IActivation function, INDArray mask, boolean isAveraged) {
        double sum = computeScoreArray(labels, sums, function, mask).sumNumber().doubleValue();
        return isAveraged ? sum / labels.size(0) : sum;
    }

    @Override
    default Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray sums, IActivation function, INDArray mask, boolean isAveraged) {
        return Pair.of(
                computeScore(labels, sums, function, mask, isAveraged), computeGradient(labels, sums, function, mask));
    }
}
