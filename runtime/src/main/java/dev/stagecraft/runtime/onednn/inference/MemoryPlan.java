/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.Slab;
import dev.stagecraft.runtime.onednn.inference.Place.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Places the buffers of a schedule in one piece of memory, where those that are never used at once may share bytes. */
final class MemoryPlan {
    private MemoryPlan() {}

    /** The largest first, each at the lowest free place. @return the bytes of the piece */
    static long place(List<Step> steps) {
        List<Buffer> buffers = steps.stream()
                .flatMap(Step::values)
                .map(PlacedArray::place)
                .filter(Buffer.class::isInstance)
                .map(Buffer.class::cast)
                .distinct()
                .sorted(Comparator.comparingLong(Buffer::bytes).reversed())
                .toList();
        List<Buffer> placed = new ArrayList<>();
        for (Buffer buffer : buffers) {
            buffer.moveTo(lowest(buffer, placed));
            placed.add(buffer);
            placed.sort(Comparator.comparingLong(Buffer::offset));
        }
        return placed.stream().mapToLong(Buffer::end).max().orElse(0);
    }

    /** @param placed by offset */
    private static long lowest(Buffer buffer, List<Buffer> placed) {
        long offset = 0;
        for (Buffer other : placed) {
            if (other.isUsedWhile(buffer) && other.end() > offset) {
                if (offset + buffer.bytes() <= other.offset()) {
                    return offset;
                }
                offset = (other.end() + Slab.ALIGNMENT - 1) / Slab.ALIGNMENT * Slab.ALIGNMENT;
            }
        }
        return offset;
    }
}
