/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.runtime.Computed;
import dev.stagecraft.runtime.Execution;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The stem and the head of a ResNet, with running statistics that are not those of a new network. */
final class SmallResNet {
    private SmallResNet() {}

    static ComputationGraph create(int seed, int classes, DataType type) {
        ComputationGraphConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(type)
                .graphBuilder()
                .addInputs("input")
                .addLayer(
                        "conv1",
                        new ConvolutionLayer.Builder(3, 3)
                                .nIn(3)
                                .nOut(8)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "input")
                .addLayer("bn1", new BatchNormalization.Builder().nOut(8).build(), "conv1")
                .addLayer("relu", new ActivationLayer(Activation.RELU), "bn1")
                .addLayer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "relu")
                .addLayer(
                        "fc",
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .activation(Activation.SOFTMAX)
                                .nIn(8)
                                .nOut(classes)
                                .build(),
                        "avgpool")
                .setOutputs("fc")
                .build();
        ComputationGraph network = Computed.network(Execution.AUTO, configuration);
        network.init();
        Nd4j.getRandom().setSeed(seed);
        network.getLayer("bn1").getParam("mean").assign(Nd4j.rand(DataType.DOUBLE, 1, 8));
        network.getLayer("bn1")
                .getParam("log10stdev")
                .assign(Nd4j.rand(DataType.DOUBLE, 1, 8).sub(0.5));
        return network;
    }

    static INDArray images(DataType type) {
        return Nd4j.linspace(-1, 1, 2 * 3 * 6 * 6, DataType.DOUBLE)
                .reshape(2, 3, 6, 6)
                .castTo(type);
    }
}
