/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.zoo.model.ResNet50;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The ResNet-50 that comes with Deeplearning4j, as it is: with a stride of two in its first stage too, biases, RMSProp, and a max
 * pool before the classifier. Its maps are a quarter as large from there on: 1,110,573,056 multiply-adds for an image, where the paper's
 * network has 4,089,184,256 with its stride on the 3x3.
 */
final class ZooNetwork {
    private static final int CLASSES = 1000;

    private ZooNetwork() {}

    static Ratio.Work work(Task task) {
        if (task.kind() != Task.Kind.TRAIN || task.network() != ComparedNetwork.RESNET50) {
            throw task.unknownTo("zoo");
        }
        ComputationGraph network =
                ResNet50.builder().numClasses(CLASSES).build().init();
        INDArray images = Nd4j.rand(DataType.FLOAT, task.batch(), 3, 224, 224);
        INDArray labels = Nd4j.zeros(DataType.FLOAT, task.batch(), CLASSES);
        for (int i = 0; i < task.batch(); i++) {
            labels.putScalar(i, i % 10, 1);
        }
        DataSet data = new DataSet(images, labels);
        return () -> network.fit(data);
    }
}
