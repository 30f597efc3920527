/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Many short texts, in little more memory than their letters take. */
final class NameList {
    private static final int FIRST_BYTES = 1 << 12;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int[] ends = new int[FIRST_BYTES / 16];
    private int size;

    int size() {
        return size;
    }

    void add(String name) {
        byte[] letters = name.getBytes(StandardCharsets.UTF_8);
        add(letters, 0, letters.length);
    }

    String get(int index) {
        return new String(bytes, start(index), ends[index] - start(index), StandardCharsets.UTF_8);
    }

    /** Adds those of another in the order of their bytes. */
    void addSorted(NameList other) {
        IntStream.range(0, other.size)
                .boxed()
                .sorted((a, b) -> Arrays.compareUnsigned(
                        other.bytes, other.start(a), other.ends[a], other.bytes, other.start(b), other.ends[b]))
                .forEachOrdered(index -> add(other.bytes, other.start(index), other.ends[index]));
    }

    /** Gives back what was taken for more. */
    void trim() {
        bytes = Arrays.copyOf(bytes, start(size));
        ends = Arrays.copyOf(ends, size);
    }

    private void add(byte[] letters, int from, int to) {
        int start = start(size);
        long end = (long) start + to - from;
        if (end > LARGEST_ARRAY) {
            throw new IllegalArgumentException("The names of the files take more than " + LARGEST_ARRAY
                    + " bytes, which is all that a data set can hold: use shards in .tar files, or several data sets.");
        }
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST_ARRAY, Math.max(end, bytes.length * 3L / 2)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size + (size >> 1));
        }
        System.arraycopy(letters, from, bytes, start, to - from);
        ends[size++] = (int) end;
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }
}
