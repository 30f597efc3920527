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

/**
 * The mean over the classes of the binary cross-entropy of a sigmoid with each label. What the layer makes of its sums, a softmax, is for answers only.
 */
final class BinaryEntropy implements RecipeLoss {
    private static final long serialVersionUID = 1L;

    /** {@code ln(1 + e^z) - label z}, which is finite for any z so. */
    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray sums, IActivation function, INDArray mask) {
        INDArray small =
                Transforms.exp(Transforms.abs(sums, true).negi(), false).addi(1);
        INDArray losses = Transforms.log(small, false)
                .addi(Transforms.relu(sums, true))
                .subi(sums.mul(labels.castTo(sums.dataType())));
        return losses.mean(true, 1);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray sums, IActivation function, INDArray mask) {
        return Transforms.sigmoid(sums, true)
                .subi(labels.castTo(sums.dataType()))
                .divi(labels.size(1));
    }

    @Override
    public Objective objective() {
        return Objective.BINARY_ENTROPY;
    }

    @Override
    public String name() {
        return "binary cross-entropy of sigmoids";
    }
}
