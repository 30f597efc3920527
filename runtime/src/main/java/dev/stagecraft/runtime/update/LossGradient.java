/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.runtime.recipe.Loss;
import java.util.Optional;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The gradient of a recipe's loss, whoever computes the network. The loss that the network declares is another only while a gradient is computed, so that
 * what is saved of the network is as it was declared.
 */
public final class LossGradient {
    private final ComputationGraph network;
    private final Loss loss;
    private final BaseOutputLayer head;
    private final Optional<ILossFunction> replacement;

    /**
     * That of a network.
     *
     * @param network which has been initialized
     * @param loss what a recipe makes smaller
     * @throws IllegalArgumentException if the network does not end in a head with a loss
     */
    public LossGradient(ComputationGraph network, Loss loss) {
        this.network = network;
        this.loss = loss;
        boolean hasHead = network.getNumOutputArrays() == 1
                && network.getOutputLayer(0) instanceof IOutputLayer
                && network.getOutputLayer(0).conf().getLayer() instanceof BaseOutputLayer;
        if (!hasHead) {
            throw new IllegalArgumentException(
                    "The network has no output layer with a loss, which a recipe needs: train one with a @Head.");
        }
        head = (BaseOutputLayer) network.getOutputLayer(0).conf().getLayer();
        replacement = replacement(loss);
    }

    static Optional<ILossFunction> replacement(Loss loss) {
        if (loss instanceof Loss.BinaryCrossEntropy) {
            return Optional.of(new BinaryEntropy());
        }
        boolean isWeighted =
                loss instanceof Loss.CrossEntropy cross && !cross.classWeights().isEmpty();
        return isWeighted ? Optional.of(new SoftmaxEntropy()) : Optional.empty();
    }

    /**
     * Computes the gradients of a batch, as sums over its images, into the network's flat array.
     *
     * @param batch images, and the share of each class in each
     * @return the mean loss of the batch
     */
    public double compute(DataSet batch) {
        return compute(batch, network::computeGradientAndScore);
    }

    /**
     * Computes the gradients of a batch by something else.
     *
     * @param batch images, and the share of each class in each
     * @param work computes them, and the network's score
     * @return the mean loss of the batch
     */
    public double compute(DataSet batch, Runnable work) {
        ILossFunction declared = head.getLossFn();
        replacement.ifPresent(head::setLossFn);
        try {
            network.setInputs(batch.getFeatures());
            network.setLabels(labels(batch.getLabels()));
            work.run();
            return network.score();
        } finally {
            head.setLossFn(declared);
            network.clear();
        }
    }

    private INDArray labels(INDArray labels) {
        float[] shares = labels.dup('c').data().asFloat();
        LabelShares.change(shares, (int) labels.size(1), loss);
        return Nd4j.create(shares, labels.shape(), 'c').castTo(labels.dataType());
    }
}
