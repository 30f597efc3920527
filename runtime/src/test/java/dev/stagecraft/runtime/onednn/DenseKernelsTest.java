/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.post_ops;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Two rows of three numbers each become two. */
class DenseKernelsTest {
    private final INDArray input = array(new float[][] {{1, 2, 3}, {4, 5, 6}});
    private final INDArray weight = array(new float[][] {{1, -1, 0.5f}, {0, 2, 3}});
    private final INDArray bias = array(new float[][] {{-1.5f, 10}});
    private final INDArray ofSums = array(new float[][] {{1, -2}, {3, 0.5f}});
    private DenseKernels kernels;

    private static INDArray array(float[][] rows) {
        return Nd4j.createFromArray(rows);
    }

    @BeforeEach
    void areAvailable() {
        assumeTrue(OneDnnExecution.isAvailable(), "oneDNN does not run here.");
        post_ops rectifier = new post_ops();
        rectifier.append_eltwise(algorithm.eltwise_relu, 0, 0);
        kernels = new DenseKernels(2, 3, 2, rectifier);
    }

    @AfterEach
    void close() {
        if (kernels != null) {
            kernels.close();
        }
    }

    @Test
    void multiplyAddAndApplyTheFunction() {
        INDArray result = Nd4j.create(DataType.FLOAT, 2, 2);
        kernels.forward(input, weight, bias, result);
        assertEquals(array(new float[][] {{0, 23}, {0.5f, 38}}), result);
    }

    @Test
    void giveTheGradientOfWhatTheyRead() {
        INDArray result = Nd4j.create(DataType.FLOAT, 2, 3);
        kernels.inputGradient(ofSums, weight, result);
        assertEquals(array(new float[][] {{1, -5, -5.5f}, {3, -2, 3}}), result);
    }

    @Test
    void giveTheGradientsOfTheParameters() {
        INDArray ofWeight = Nd4j.create(DataType.FLOAT, 2, 3);
        INDArray ofBias = Nd4j.create(DataType.FLOAT, 1, 2);
        kernels.parameterGradients(input, ofSums, ofWeight, ofBias);
        assertEquals(array(new float[][] {{13, 17, 21}, {0, -1.5f, -3}}), ofWeight);
        assertEquals(array(new float[][] {{4, -1.5f}}), ofBias);
    }
}
