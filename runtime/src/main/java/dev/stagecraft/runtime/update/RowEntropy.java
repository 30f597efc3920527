/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * Deeplearning4j's cross-entropy of a softmax, with its value in one pass: ten operations of ND4J over a few thousand numbers take longer than the numbers.
 * It stands for the other only while a step is computed, so that what is saved of a network is as it was. The gradient is the other's.
 */
final class RowEntropy extends LossMCXENT {
    private static final long serialVersionUID = 1L;

    private RowEntropy(LossMCXENT declared) {
        super(declared.getSoftmaxClipEps(), null);
    }

    /** Computes a step with these losses instead of those that they are the same as. */
    static void compute(ComputationGraph network, Runnable step) {
        BaseOutputLayer[] heads = heads(network);
        LossMCXENT[] declared =
                Stream.of(heads).map(head -> (LossMCXENT) head.getLossFn()).toArray(LossMCXENT[]::new);
        try {
            for (int i = 0; i < heads.length; i++) {
                heads[i].setLossFn(new RowEntropy(declared[i]));
            }
            step.run();
        } finally {
            for (int i = 0; i < heads.length; i++) {
                heads[i].setLossFn(declared[i]);
            }
        }
    }

    private static BaseOutputLayer[] heads(ComputationGraph network) {
        return Stream.of(network.getLayers())
                .filter(layer -> layer.getClass() == OutputLayer.class)
                .map(layer -> (BaseOutputLayer) layer.conf().getLayer())
                .filter(head -> head.getActivationFn().getClass() == ActivationSoftmax.class)
                .filter(head -> head.getLossFn().getClass() == LossMCXENT.class)
                .filter(head -> ((LossMCXENT) head.getLossFn()).getWeights() == null)
                .distinct()
                .toArray(BaseOutputLayer[]::new);
    }

    @Override
    public double computeScore(INDArray labels, INDArray sums, IActivation function, INDArray mask, boolean average) {
        if (!isKnown(labels, sums, mask)) {
            return super.computeScore(labels, sums, function, mask, average);
        }
        int classes = (int) sums.size(1);
        float[] shares = values(labels);
        float[] probabilities = probabilities(sums);
        double least = getSoftmaxClipEps();
        double loss = 0;
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] != 0) {
                loss -= shares[i] * Math.log(Math.min(Math.max(probabilities[i], least), 1 - least));
            }
        }
        return average ? loss / (shares.length / classes) : loss;
    }

    private static boolean isKnown(INDArray labels, INDArray sums, INDArray mask) {
        return mask == null && sums.rank() == 2 && sums.dataType() == DataType.FLOAT && labels.equalShapes(sums);
    }

    private static float[] probabilities(INDArray sums) {
        float[] values = values(sums);
        int classes = (int) sums.size(1);
        for (int from = 0; from < values.length; from += classes) {
            float most = values[from];
            for (int i = from; i < from + classes; i++) {
                most = Math.max(most, values[i]);
            }
            double total = 0;
            for (int i = from; i < from + classes; i++) {
                values[i] = (float) Math.exp(values[i] - most);
                total += values[i];
            }
            for (int i = from; i < from + classes; i++) {
                values[i] /= (float) total;
            }
        }
        return values;
    }

    /** In C order, in an array of their own. */
    private static float[] values(INDArray array) {
        float[] values = new float[Math.toIntExact(array.length())];
        FlatValues.of(array.castTo(DataType.FLOAT).dup('c')).get(values);
        return values;
    }
}
