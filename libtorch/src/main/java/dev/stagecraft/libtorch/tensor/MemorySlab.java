/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Memory of one piece, of which parts are lent. Free neighbours are one. */
final class MemorySlab {
    private final Tensor memory;
    private final ElementType type;
    private final long length;
    /** How long each free part is, by its place. */
    private final NavigableMap<Long, Long> free = new TreeMap<>();

    MemorySlab(Tensor memory, ElementType type, long length) {
        this.memory = memory;
        this.type = type;
        this.length = length;
        free.put(0L, length);
    }

    Tensor memory() {
        return memory;
    }

    ElementType type() {
        return type;
    }

    long length() {
        return length;
    }

    /** The length of the shortest free part that holds so many values. */
    OptionalLong shortest(long values) {
        long shortest = Long.MAX_VALUE;
        for (long part : free.values()) {
            shortest = part >= values && part < shortest ? part : shortest;
        }
        return shortest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(shortest);
    }

    /** Takes values from a free part of a length, and gives their place. */
    long take(long part, long values) {
        for (Map.Entry<Long, Long> entry : free.entrySet()) {
            if (entry.getValue() == part) {
                long place = entry.getKey();
                free.remove(place);
                if (part > values) {
                    free.put(place + values, part - values);
                }
                return place;
            }
        }
        throw new IllegalStateException("No free part has " + part + " values.");
    }

    void giveBack(long place, long values) {
        long begin = place;
        long end = place + values;
        Map.Entry<Long, Long> before = free.lowerEntry(place);
        if (before != null && before.getKey() + before.getValue() == place) {
            begin = before.getKey();
        }
        Long behind = free.remove(end);
        if (behind != null) {
            end += behind;
        }
        free.put(begin, end - begin);
    }

    boolean isFree() {
        return free.size() == 1 && free.firstEntry().getValue() == length;
    }
}
