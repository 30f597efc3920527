/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Images that could not be read and were left out: counted, and the first of them told. Used by several threads. */
final class SkippedImages {
    private static final int TOLD = 1000;

    private final BitSet all = new BitSet();
    private final SortedMap<Integer, String> told = new TreeMap<>();

    synchronized void add(int index, String fault) {
        if (!all.get(index)) {
            all.set(index);
            if (told.size() < TOLD) {
                told.put(index, fault);
            }
        }
    }

    synchronized int count() {
        return all.cardinality();
    }

    /** What was wrong with each, in the order of the images, and how many there are besides. */
    synchronized List<String> text() {
        List<String> text = new ArrayList<>(told.values());
        if (count() > told.size()) {
            text.add(count() - told.size() + " more cannot be read.");
        }
        return List.copyOf(text);
    }
}
