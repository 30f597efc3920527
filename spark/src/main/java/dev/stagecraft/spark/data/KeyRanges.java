/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.spark.Partitioner;

/** Partitions by ranges of keys: those that train and those that are held out each by their own. */
final class KeyRanges extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int count;
    private final long[] training;
    private final long[] heldOut;

    /**
     * Ranges of which each has as many keys as the others.
     *
     * @param training the keys of the samples that train, ascending
     * @param heldOut those of the others, ascending; may be none
     * @param count how many ranges
     */
    KeyRanges(long[] training, long[] heldOut, int count) {
        this.count = count;
        this.training = firsts(training, count);
        this.heldOut = firsts(heldOut, count);
    }

    /** The least key of each partition but the first. */
    private static long[] firsts(long[] keys, int count) {
        return keys.length == 0
                ? new long[0]
                : IntStream.range(1, count)
                        .mapToLong(share -> keys[(int) ((long) keys.length * share / count)])
                        .toArray();
    }

    @Override
    public int numPartitions() {
        return count;
    }

    @Override
    public int getPartition(Object key) {
        return partition((Long) key);
    }

    private int partition(long key) {
        int place = Arrays.binarySearch(Sample.isHeldOut(key) ? heldOut : training, key);
        return place >= 0 ? place + 1 : -place - 1;
    }

    /** How many of these keys each partition gets. */
    int[] sizes(long[] keys) {
        int[] sizes = new int[count];
        for (long key : keys) {
            sizes[partition(key)]++;
        }
        return sizes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyRanges ranges
                && count == ranges.count
                && Arrays.equals(training, ranges.training)
                && Arrays.equals(heldOut, ranges.heldOut);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(training) + Arrays.hashCode(heldOut);
    }
}
