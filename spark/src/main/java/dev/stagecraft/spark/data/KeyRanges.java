/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.data;

import java.util.Arrays;
import org.apache.spark.Partitioner;

/** Partitions by ranges of keys. */
final class KeyRanges extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final long[] firsts;

    /** @param firsts the least key of each partition but the first, ascending */
    KeyRanges(long[] firsts) {
        this.firsts = firsts.clone();
    }

    @Override
    public int numPartitions() {
        return firsts.length + 1;
    }

    @Override
    public int getPartition(Object key) {
        return partition((Long) key);
    }

    private int partition(long key) {
        int place = Arrays.binarySearch(firsts, key);
        return place >= 0 ? place + 1 : -place - 1;
    }

    /** How many of these keys each partition gets. */
    int[] sizes(long[] keys) {
        int[] sizes = new int[numPartitions()];
        for (long key : keys) {
            sizes[partition(key)]++;
        }
        return sizes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyRanges ranges && Arrays.equals(firsts, ranges.firsts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(firsts);
    }
}
