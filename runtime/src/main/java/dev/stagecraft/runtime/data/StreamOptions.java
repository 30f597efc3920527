/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.augmentation.Augmentations;
import java.util.Objects;

/**
 * How images become batches on their way from the disk.
 *
 * @param augmentations what is done with images that are learned from
 * @param broken what becomes of images that cannot be read
 * @param threads how many read and compute
 * @param batchesAhead how many batches are made before they are asked for; each takes the memory of one
 * @param cacheBytes how many bytes of decoded images may stay in memory; 0 for none
 */
public record StreamOptions(
        Augmentations augmentations, BrokenImages broken, int threads, int batchesAhead, long cacheBytes) {
    /**
     * Checks the numbers.
     *
     * @param augmentations what is done with images that are learned from
     * @param broken what becomes of images that cannot be read
     * @param threads 1 or more
     * @param batchesAhead 1 or more
     * @param cacheBytes 0 or more
     * @throws IllegalArgumentException if a number makes no sense
     */
    public StreamOptions {
        Objects.requireNonNull(augmentations, "augmentations");
        Objects.requireNonNull(broken, "broken");
        require("threads", threads, 1);
        require("batchesAhead", batchesAhead, 1);
        require("cacheBytes", cacheBytes, 0);
    }

    /** {@return no augmentation, a thread for each processor, two batches ahead, no cache; a broken image ends the training} */
    public static StreamOptions defaults() {
        return new StreamOptions(
                Augmentations.NONE, BrokenImages.FAIL, Runtime.getRuntime().availableProcessors(), 2, 0);
    }

    /**
     * {@return these with other augmentations}
     *
     * @param other what is done with images that are learned from
     */
    public StreamOptions withAugmentations(Augmentations other) {
        return new StreamOptions(other, broken, threads, batchesAhead, cacheBytes);
    }

    /**
     * {@return these with another policy}
     *
     * @param other what becomes of images that cannot be read
     */
    public StreamOptions withBroken(BrokenImages other) {
        return new StreamOptions(augmentations, other, threads, batchesAhead, cacheBytes);
    }

    /**
     * {@return these with another number of threads} It changes no bit of a batch.
     *
     * @param count 1 or more
     */
    public StreamOptions withThreads(int count) {
        return new StreamOptions(augmentations, broken, count, batchesAhead, cacheBytes);
    }

    /**
     * {@return these with more batches ahead, or fewer}
     *
     * @param count 1 or more
     */
    public StreamOptions withBatchesAhead(int count) {
        return new StreamOptions(augmentations, broken, threads, count, cacheBytes);
    }

    /**
     * {@return these with decoded images kept in memory, the first that are read, up to so many bytes}
     *
     * @param bytes 0 for none
     */
    public StreamOptions withCache(long bytes) {
        return new StreamOptions(augmentations, broken, threads, batchesAhead, bytes);
    }

    private static void require(String name, long value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + least + " or more.");
        }
    }
}
