/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.engine.HostArray;
import dev.stagecraft.program.engine.NativeFloats;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Copies float32 numbers between memory of the process and a device. */
final class NativeArrays {
    private NativeArrays() {}

    /** @throws IllegalArgumentException if there are fewer or more numbers than that */
    static Tensor write(NativeFloats numbers, Session session, long... shape) {
        require(numbers, shape);
        return session.empty(ElementType.FLOAT32, shape).copyFrom(segment(numbers), ElementType.FLOAT32);
    }

    /**
     * Copies to a tensor in rows.
     *
     * @throws IllegalArgumentException if it has fewer or more numbers than that
     */
    static void writeAll(NativeFloats numbers, Tensor target) {
        require(numbers, target.shape());
        target.copyFrom(segment(numbers), ElementType.FLOAT32);
    }

    /** @throws IllegalArgumentException if a batch of the shape has fewer or more numbers */
    static void require(NativeFloats numbers, long... shape) {
        long length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (numbers.length() != length) {
            throw new IllegalArgumentException("A batch of the shape " + Arrays.toString(shape) + " has " + length
                    + " numbers, and " + numbers.length() + " were given.");
        }
    }

    /** Copies to the first numbers of a flat array. */
    static void write(NativeFloats numbers, Tensor flat) {
        if (numbers.length() > 0) {
            try (Tensor part = flat.view(0, numbers.length())) {
                part.copyFrom(segment(numbers), ElementType.FLOAT32);
            }
        }
    }

    /** Copies from the first numbers of a flat array. */
    static void read(Tensor flat, NativeFloats numbers) {
        if (numbers.length() > 0) {
            try (Tensor part = flat.view(0, numbers.length())) {
                part.copyTo(segment(numbers), ElementType.FLOAT32);
            }
        }
    }

    /** A tensor over the numbers themselves. */
    static Tensor over(NativeFloats numbers, Session session) {
        return session.wrap(segment(numbers), ElementType.FLOAT32, numbers.length());
    }

    static HostArray read(Tensor tensor) {
        return new HostArray(tensor.shape(), tensor.floats());
    }

    private static MemorySegment segment(NativeFloats numbers) {
        return MemorySegment.ofAddress(numbers.address()).reinterpret(numbers.length() * Float.BYTES);
    }
}
