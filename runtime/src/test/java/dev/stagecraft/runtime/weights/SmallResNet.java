/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.weights;

import dev.stagecraft.runtime.Computed;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.SmallNetwork;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The stem and the head of a ResNet, with running statistics that are not those of a new network. */
final class SmallResNet {
    private SmallResNet() {}

    static ComputationGraph create(int seed, int classes, DataType type) {
        ComputationGraphConfiguration configuration = new SmallNetwork(SmallNetwork.settings(seed, type))
                .layer(
                        "conv1",
                        new ConvolutionLayer.Builder(3, 3)
                                .nIn(3)
                                .nOut(8)
                                .activation(Activation.IDENTITY)
                                .build())
                .normalization("bn1", 8)
                .relu("relu")
                .layer("avgpool", new GlobalPoolingLayer(PoolingType.AVG))
                .classes("fc", 8, classes)
                .configuration();
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
