/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.util.Objects;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A pass over images, or what is left of one. Two passes of the same kind give the same batches to the bit, and one that begins later gives
 * those that the other ends with.
 *
 * @param order of the images
 * @param batchSize how many images make a batch
 * @param firstBatch the batch to begin with, from 0: those before it were had already
 * @param type the floating-point type of the arrays. Of {@link ImageDataset} and {@link StreamedDataset} it may be {@code UINT8}: images are pixels then, which
 *     nothing scales, and labels are {@code FLOAT}
 * @param standardization what the pixels are scaled by
 */
public record Pass(Order order, int batchSize, int firstBatch, DataType type, Standardization standardization) {
    /**
     * Checks the numbers.
     *
     * @param order of the images
     * @param batchSize how many images make a batch
     * @param firstBatch the batch to begin with
     * @param type the floating-point type of the arrays
     * @param standardization what the pixels are scaled by
     * @throws IllegalArgumentException if a number makes no sense
     */
    public Pass {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(standardization, "standardization");
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize is " + batchSize + "; it must be 1 or more.");
        }
        if (firstBatch < 0) {
            throw new IllegalArgumentException("firstBatch is " + firstBatch + "; it must be 0 or more.");
        }
    }
}
