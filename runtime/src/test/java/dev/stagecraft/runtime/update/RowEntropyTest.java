/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.stagecraft.runtime.SmallNetwork;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class RowEntropyTest {
    private static final IActivation SOFTMAX = new ActivationSoftmax();

    /** The last row's first class is so improbable that its logarithm is cut off. */
    private static final INDArray SUMS =
            Nd4j.createFromArray(new float[][] {{0.5f, -1, 2}, {1000, 999, 998}, {-100, 0, 3}});

    private static final INDArray LABELS =
            Nd4j.createFromArray(new float[][] {{0, 0, 1}, {0.2f, 0.5f, 0.3f}, {1, 0, 0}});

    @Test
    void isDeeplearning4jsLoss() {
        ComputationGraph network = new SmallNetwork().classes("fc", 4, 3).fresh();
        BaseOutputLayer head = (BaseOutputLayer) network.getLayer("fc").conf().getLayer();
        ILossFunction declared = head.getLossFn();
        RowEntropy.compute(network, () -> {
            assertNotSame(declared, head.getLossFn());
            assertAlike(declared, head.getLossFn(), LABELS, SUMS);
            assertAlike(declared, head.getLossFn(), LABELS.castTo(DataType.DOUBLE), SUMS.castTo(DataType.DOUBLE));
            assertAlike(declared, head.getLossFn(), LABELS.dup('f'), SUMS.dup('f'));
        });
        assertSame(declared, head.getLossFn());
    }

    @Test
    void leavesAWeightedLossAlone() {
        ComputationGraph network = new SmallNetwork().classes("fc", 4, 3).fresh();
        BaseOutputLayer head = (BaseOutputLayer) network.getLayer("fc").conf().getLayer();
        ILossFunction weighted = new LossMCXENT(Nd4j.createFromArray(1f, 2f, 3f));
        head.setLossFn(weighted);
        RowEntropy.compute(network, () -> assertSame(weighted, head.getLossFn()));
    }

    private static void assertAlike(ILossFunction declared, ILossFunction other, INDArray labels, INDArray sums) {
        for (boolean average : new boolean[] {false, true}) {
            double expected = declared.computeScore(labels, sums.dup(), SOFTMAX, null, average);
            assertEquals(expected, other.computeScore(labels, sums.dup(), SOFTMAX, null, average), 1e-5 * expected);
        }
    }
}
