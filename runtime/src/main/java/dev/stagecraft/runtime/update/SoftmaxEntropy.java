/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.program.engine.Objective;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The cross-entropy of a softmax with shares of classes that need not add up to 1: Deeplearning4j's takes for granted that they do. */
final class SoftmaxEntropy implements RecipeLoss {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray sums, IActivation function, INDArray mask) {
        INDArray below = sums.subColumnVector(sums.max(true, 1));
        INDArray logarithms =
                below.subColumnVector(Transforms.log(Transforms.exp(below, true).sum(true, 1), false));
        return logarithms.muli(labels.castTo(sums.dataType())).sum(true, 1).negi();
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray sums, IActivation function, INDArray mask) {
        INDArray shares = labels.castTo(sums.dataType());
        return Transforms.softmax(sums, true)
                .muliColumnVector(shares.sum(true, 1))
                .subi(shares);
    }

    @Override
    public Objective objective() {
        return Objective.SOFTMAX_ENTROPY;
    }

    @Override
    public String name() {
        return "cross-entropy of a softmax";
    }
}
