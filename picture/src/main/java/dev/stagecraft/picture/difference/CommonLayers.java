/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.difference;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The longest sequence that two lists have in common. */
final class CommonLayers {
    private CommonLayers() {}

    /** The places in the first list of what is in both, in the same order. */
    static Set<Integer> of(List<?> one, List<?> other) {
        int[][] longest = new int[one.size() + 1][other.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = other.size() - 1; j >= 0; j--) {
                longest[i][j] = one.get(i).equals(other.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        Set<Integer> common = new TreeSet<>();
        for (int i = 0, j = 0; i < one.size() && j < other.size(); ) {
            if (one.get(i).equals(other.get(j))) {
                common.add(i++);
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }
}
