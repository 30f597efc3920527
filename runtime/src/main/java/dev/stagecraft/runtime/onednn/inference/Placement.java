/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.dnnl.dnnl_blocking_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.LongPointer;

/**
 * Where a format puts the numbers of an array. Formats of other names may put them alike: with one channel, channels first and last do not
 * differ, and with one pixel, nothing differs from C order but channels that are padded to fill blocks.
 *
 * @param type oneDNN's number of the type
 * @param offsets for each axis, what each of its indices adds to the place of a number
 */
record Placement(int type, List<List<Long>> offsets) {
    /** Whether each number lies in the same place in both formats, and nothing else does. */
    static boolean isAlike(memory.desc first, memory.desc second) {
        return first.equals(second)
                || of(first).flatMap(one -> of(second).filter(one::equals)).isPresent();
    }

    /** Empty if there is padding, or more to a format than strides and blocks. */
    private static Optional<Placement> of(memory.desc format) {
        dnnl_memory_desc_t description = format.data();
        if (description.format_kind() != dnnl.dnnl_blocked
                || description.offset0() != 0
                || description.extra().flags() != dnnl.dnnl_memory_extra_flag_none) {
            return Optional.empty();
        }
        LongPointer sides = description.dims();
        int axes = description.ndims();
        if (IntStream.range(0, axes)
                .anyMatch(axis -> sides.get(axis) != description.padded_dims().get(axis))) {
            return Optional.empty();
        }
        List<List<Long>> offsets = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            offsets.add(offsets(description.format_desc_blocking(), axis, sides.get(axis)));
        }
        return Optional.of(new Placement(description.data_type(), offsets));
    }

    private static List<Long> offsets(dnnl_blocking_desc_t blocks, int axis, long side) {
        return LongStream.range(0, side)
                .mapToObj(index -> offset(blocks, axis, index))
                .toList();
    }

    private static long offset(dnnl_blocking_desc_t blocks, int axis, long index) {
        long offset = 0;
        long outer = index;
        long stride = 1;
        for (int block = blocks.inner_nblks() - 1; block >= 0; block--) {
            long size = blocks.inner_blks().get(block);
            if (blocks.inner_idxs().get(block) == axis) {
                offset += outer % size * stride;
                outer /= size;
            }
            stride *= size;
        }
        return offset + outer * blocks.strides().get(axis);
    }
}
