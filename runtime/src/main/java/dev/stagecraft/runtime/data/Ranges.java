/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

/** Numbers parted into ranges that follow each other, some of which may be empty. */
final class Ranges {
    private Ranges() {}

    /**
     * The range that has a number.
     *
     * @param ends the number behind the last one of each range
     */
    static int find(int[] ends, int number) {
        int low = 0;
        int high = ends.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (ends[middle] > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
