/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Pixels as an array of 8 bits without sign. */
final class PixelArray {
    private PixelArray() {}

    /** @param pixels the first ones are copied */
    static INDArray of(byte[] pixels, long... shape) {
        INDArray array = Nd4j.createUninitialized(DataType.UINT8, shape, 'c');
        new BytePointer(array.data().addressPointer()).capacity(array.length()).put(pixels, 0, (int) array.length());
        return array;
    }
}
