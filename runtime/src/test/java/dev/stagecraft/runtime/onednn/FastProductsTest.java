/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class FastProductsTest {
    private final INDArray numbers = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}});
    private final INDArray others = Nd4j.createFromArray(new float[][] {{1, 0}, {-1, 2}, {0.5f, 3}});
    private final INDArray product = Nd4j.createFromArray(new float[][] {{0.5f, 13}, {2, 28}});

    @BeforeEach
    void isAvailable() {
        assumeTrue(OneDnnExecution.isAvailable(), "oneDNN does not run here.");
    }

    /** In either order in memory, and turned. */
    @ParameterizedTest
    @CsvSource({"c, c", "c, f", "f, c", "f, f"})
    void ofMatricesAsTheyLie(char first, char second) {
        try (FastProducts products = new FastProducts()) {
            INDArray one = numbers.dup(first);
            INDArray other = others.dup(second);
            assertEquals(product, products.of(one, other, false, false));
            INDArray turnedOne = numbers.transpose().dup(first);
            INDArray turnedOther = others.transpose().dup(second);
            assertEquals(product, products.of(turnedOne, other, true, false));
            assertEquals(product, products.of(one, turnedOther, false, true));
            assertEquals(product, products.of(turnedOne, turnedOther, true, true));
        }
    }

    @ParameterizedTest
    @CsvSource({"c", "f"})
    void ofPartsOfMatrices(char order) {
        INDArray large = Nd4j.zeros(DataType.FLOAT, 4, 5).dup(order);
        INDArray part = large.get(NDArrayIndex.interval(1, 3), NDArrayIndex.interval(2, 5));
        part.assign(numbers);
        try (FastProducts products = new FastProducts()) {
            assertEquals(product, products.of(part, others, false, false));
            INDArray row = part.get(NDArrayIndex.interval(1, 2), NDArrayIndex.all());
            assertEquals(Nd4j.createFromArray(new float[][] {{2, 28}}), products.of(row, others, false, false));
        }
    }
}
