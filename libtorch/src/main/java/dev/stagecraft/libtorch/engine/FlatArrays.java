/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.FloatBuffer;

/** Copies float32 arrays between Java's buffers and a device. */
final class FlatArrays {
    private FlatArrays() {}

    /** @throws IllegalArgumentException if there are fewer values than that */
    static void write(FloatBuffer source, Tensor target, long length) {
        require(source, length);
        if (length == 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined();
                Tensor part = target.view(0, length)) {
            MemorySegment values = MemorySegment.ofBuffer(source).asSlice(0, length * Float.BYTES);
            part.copyFrom(values.isNative() ? values : copy(values, arena), ElementType.FLOAT32);
        }
    }

    private static MemorySegment copy(MemorySegment values, Arena arena) {
        return arena.allocate(values.byteSize(), Float.BYTES).copyFrom(values);
    }

    /** @throws IllegalArgumentException if there is room for fewer values than that */
    static void read(Tensor source, FloatBuffer target, long length) {
        require(target, length);
        if (length == 0) {
            return;
        }
        try (Arena arena = Arena.ofConfined();
                Tensor part = source.view(0, length)) {
            MemorySegment room = MemorySegment.ofBuffer(target).asSlice(0, length * Float.BYTES);
            if (room.isNative()) {
                part.copyTo(room, ElementType.FLOAT32);
            } else {
                MemorySegment values = arena.allocate(JAVA_FLOAT, length);
                part.copyTo(values, ElementType.FLOAT32);
                room.copyFrom(values);
            }
        }
    }

    private static void require(FloatBuffer buffer, long length) {
        if (buffer.remaining() < length) {
            throw new IllegalArgumentException(
                    "The buffer has " + buffer.remaining() + " values left, and the array has " + length + ".");
        }
    }
}
