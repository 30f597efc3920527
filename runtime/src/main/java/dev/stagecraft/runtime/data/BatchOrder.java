/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.internal.Seeds;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The images of an epoch in batches. All images are used: the last batch may be smaller. One image alone has no variance
 * that a batch normalization could divide by, so a single image that is left over joins the batch before it.
 */
final class BatchOrder {
    private final int[] order;
    private final int batchSize;

    BatchOrder(int[] order, int batchSize) {
        this.order = order;
        this.batchSize = batchSize;
    }

    /** That of a pass. */
    static BatchOrder of(Pass pass, int images) {
        if (pass.order() instanceof Order.Shuffled shuffled) {
            return shuffled(images, pass.batchSize(), shuffled.seed(), shuffled.epoch());
        }
        return inOrder(images, pass.batchSize());
    }

    /** The images in their own order. */
    static BatchOrder inOrder(int images, int batchSize) {
        return new BatchOrder(IntStream.range(0, images).toArray(), batchSize);
    }

    /** The images in an order that follows from the seed and the epoch alone, so that a resumed epoch has it too. */
    static BatchOrder shuffled(int images, int batchSize, long seed, int epoch) {
        return new BatchOrder(Shuffle.of(images, new Random(Seeds.of(seed, epoch))), batchSize);
    }

    /** The number of batches that so many images make. */
    static int count(int images, int batchSize) {
        int full = images / batchSize;
        int rest = images % batchSize;
        return rest > 1 || full == 0 ? full + 1 : full;
    }

    /** The number of batches. */
    int count() {
        return count(order.length, batchSize);
    }

    /** The number of images in a batch. */
    int size(int index) {
        return (index == count() - 1 ? order.length : (index + 1) * batchSize) - index * batchSize;
    }

    /** The number of the image at a place of the pass, from 0. */
    int image(int place) {
        return order[place];
    }

    /** The numbers of the images in a batch, from 0 to {@code count() - 1}. */
    int[] batch(int index) {
        return Arrays.copyOfRange(order, index * batchSize, index * batchSize + size(index));
    }
}
