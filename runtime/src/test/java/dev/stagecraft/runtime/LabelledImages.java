/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Noise, labelled with one class after the other. */
public final class LabelledImages {
    private LabelledImages() {}

    public static DataSet of(int batch, int classes, int height, int width) {
        INDArray labels = Nd4j.zeros(batch, classes);
        for (int i = 0; i < batch; i++) {
            labels.putScalar(i, i % classes, 1);
        }
        return new DataSet(Nd4j.randn(DataType.FLOAT, batch, 3, height, width), labels);
    }
}
