/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import java.util.stream.LongStream;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.LongPointer;

/**
 * An array of a schedule.
 *
 * @param format its shape and order
 * @param shape {@code [N, C, H, W]} or {@code [N, C]}
 * @param place where it lies
 */
record Value(memory.desc format, long[] shape, Place place) {
    /** The same memory, seen as an array of another shape. */
    Value as(memory.desc other, long... otherShape) {
        return new Value(other, otherShape, place);
    }

    /** Numbers of the same type, in whichever order a primitive computes fastest. */
    memory.desc any(long... otherShape) {
        return new memory.desc(new LongPointer(otherShape), format.data_type(), memory.format_tag.any);
    }

    /** Whether its numbers lie where another format of the same shape puts them. */
    boolean isOf(memory.desc other) {
        return Placement.isAlike(format, other);
    }

    /**
     * Its format if numbers are to be computed each by itself: all in one row, where there is nothing between them. In blocks of fewer channels
     * than a vector of AVX-512 has, as convolutions of narrow groups leave maps, a sum of oneDNN 2.5.2 with a function behind it is wrong.
     */
    memory.desc row() {
        long numbers = LongStream.of(shape).reduce(1, Math::multiplyExact);
        memory.desc row =
                new memory.desc(new LongPointer(new long[] {numbers}), format.data_type(), memory.format_tag.a);
        return row.get_size() == format.get_size() ? row : format;
    }

    boolean isOnePixel() {
        return shape.length == 4 && shape[2] == 1 && shape[3] == 1;
    }
}
