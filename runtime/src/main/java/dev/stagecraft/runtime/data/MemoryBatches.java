/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.util.NoSuchElementException;
import org.nd4j.linalg.dataset.DataSet;

/** Batches of images that are in memory, made when they are asked for. */
final class MemoryBatches implements Batches {
    private final ImageDataset images;
    private final Pass pass;
    private final BatchOrder order;
    private int next;

    MemoryBatches(ImageDataset images, Pass pass) {
        this.images = images;
        this.pass = pass;
        this.order = BatchOrder.of(pass, images.size());
        this.next = pass.firstBatch();
    }

    @Override
    public boolean hasNext() {
        return next < order.count();
    }

    @Override
    public DataSet next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The pass has " + order.count() + " batches");
        }
        return images.batch(order.batch(next++), pass.type(), pass.standardization());
    }

    @Override
    public int[] indices() {
        return next == pass.firstBatch() ? new int[0] : order.batch(next - 1);
    }

    @Override
    public void close() {
        // Nothing is read ahead.
    }
}
