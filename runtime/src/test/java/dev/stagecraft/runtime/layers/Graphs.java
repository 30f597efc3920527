/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import dev.stagecraft.runtime.SmallNetwork;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Small networks around the layers under test. */
final class Graphs {
    private Graphs() {}

    /** These layers one after the other, "0", "1" and so on, with the squared error as loss of what comes out. */
    static ComputationGraphConfiguration configuration(DataType type, Layer... layers) {
        SmallNetwork network = new SmallNetwork(
                SmallNetwork.settings(7, type).updater(new Sgd(0.1)).weightInit(WeightInit.XAVIER));
        for (int index = 0; index < layers.length; index++) {
            network.layer(String.valueOf(index), layers[index]);
        }
        return network.squaredError().configuration();
    }

    static ComputationGraph network(DataType type, Layer... layers) {
        ComputationGraph network = new ComputationGraph(configuration(type, layers));
        network.init();
        return network;
    }

    /** Random numbers, the same for the same shape. */
    static INDArray random(DataType type, long... shape) {
        Nd4j.getRandom().setSeed(11);
        return Nd4j.randn(DataType.DOUBLE, shape).castTo(type);
    }

    /** The largest difference between two arrays, which must have the same shape. */
    static double difference(INDArray first, INDArray second) {
        return first.castTo(DataType.DOUBLE)
                .sub(second.castTo(DataType.DOUBLE))
                .amaxNumber()
                .doubleValue();
    }
}
