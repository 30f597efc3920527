/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Who computes products of matrices. */
@FunctionalInterface
public interface MatrixProducts {
    /** ND4J, by its library for them. */
    MatrixProducts OF_ND4J = Nd4j::gemm;

    /**
     * {@return the product}
     *
     * @param first the first matrix
     * @param second the second one
     * @param turnsFirst whether rows of the first one are its columns
     * @param turnsSecond whether rows of the second one are its columns
     */
    INDArray of(INDArray first, INDArray second, boolean turnsFirst, boolean turnsSecond);
}
