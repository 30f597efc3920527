/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Black images, so that channels are the same everywhere, and a normalization that keeps nothing of its statistics. */
public final class SameChannel {
    private SameChannel() {}

    public static ComputationGraphConfiguration network() {
        return SingleLayers.classified(
                new Sgd(0.1),
                8,
                new BatchNormalization.Builder().nIn(8).nOut(8).decay(0).build());
    }

    public static INDArray images() {
        return Nd4j.zeros(DataType.FLOAT, 2, 3, 6, 5);
    }

    /** Takes two steps. */
    public static void train(ComputationGraph network) {
        INDArray labels = Nd4j.zeros(DataType.FLOAT, 2, 5);
        labels.putScalar(0, 1, 1);
        labels.putScalar(1, 3, 1);
        DataSet batch = new DataSet(images(), labels);
        network.fit(batch);
        network.fit(batch);
    }
}
