/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A product of two maps in one format. */
interface MapProduct extends Resource {
    /**
     * @param shape that of the result
     * @param result is written
     */
    void forward(MapShape shape, INDArray first, INDArray second, INDArray result);

    /**
     * @param shape that of the product
     * @param gradient that of the product
     * @param ofFirst is written
     * @param ofSecond is written
     */
    void backward(
            MapShape shape, INDArray first, INDArray second, INDArray gradient, INDArray ofFirst, INDArray ofSecond);
}
