/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.LongPointer;

/**
 * Where a format puts the numbers of an array. Formats of other names may put them alike: with one channel, channels first and last do not
 * differ, and with one pixel, nothing differs from C order but channels that are padded to fill blocks.
 *
 * @param type the type of the numbers
 * @param offsets for each axis, what each of its indices adds to the place of a number
 */
record NumberPlaces(memory.data_type type, List<List<Long>> offsets) {
    /** Strides, and the blocks that they pass over: of which sizes, and of which axes. */
    private record Blocks(long[] strides, long[] sizes, long[] axes) {
        static Blocks of(memory.desc format) {
            return new Blocks(
                    numbers(format.get_strides()), numbers(format.get_inner_blks()), numbers(format.get_inner_idxs()));
        }

        List<Long> offsets(int axis, long side) {
            return LongStream.range(0, side)
                    .mapToObj(index -> offset(axis, index))
                    .toList();
        }

        private long offset(int axis, long index) {
            long offset = 0;
            long outer = index;
            long stride = 1;
            for (int block = sizes.length - 1; block >= 0; block--) {
                if (axes[block] == axis) {
                    offset += outer % sizes[block] * stride;
                    outer /= sizes[block];
                }
                stride *= sizes[block];
            }
            return offset + outer * strides[axis];
        }
    }

    /** Whether each number lies in the same place in both formats, and nothing else does. */
    static boolean isAlike(memory.desc first, memory.desc second) {
        return first.equals(second)
                || of(first).flatMap(one -> of(second).filter(one::equals)).isPresent();
    }

    /** Empty if there is padding, or something else than strides and blocks. */
    private static Optional<NumberPlaces> of(memory.desc format) {
        if (format.get_format_kind().intern() != memory.format_kind.blocked || format.get_submemory_offset() != 0) {
            return Optional.empty();
        }
        long[] sides = numbers(format.get_dims());
        if (!Arrays.equals(sides, numbers(format.get_padded_dims()))) {
            return Optional.empty();
        }
        Blocks blocks = Blocks.of(format);
        return Optional.of(new NumberPlaces(
                format.get_data_type().intern(),
                IntStream.range(0, sides.length)
                        .mapToObj(axis -> blocks.offsets(axis, sides[axis]))
                        .toList()));
    }

    /** JavaCPP gives nothing in place of no numbers. */
    private static long[] numbers(LongPointer pointer) {
        if (pointer == null) {
            return new long[0];
        }
        long[] numbers = new long[(int) pointer.limit()];
        pointer.get(numbers);
        return numbers;
    }
}
