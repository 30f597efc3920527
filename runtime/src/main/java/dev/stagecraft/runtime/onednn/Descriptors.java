/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.nd4j.linalg.api.buffer.DataType;

/** What oneDNN is told of an array: its sizes, its type, and the order of its numbers. */
public final class Descriptors {
    private Descriptors() {}

    /** @param type {@code FLOAT} or {@code BFLOAT16} */
    public static memory.desc of(DataType type, format_tag tag, long... shape) {
        memory.data_type name = switch (type) {
            case FLOAT -> memory.data_type.f32;
            case BFLOAT16 -> memory.data_type.bf16;
            default -> throw new IllegalArgumentException("oneDNN computes nothing here in " + type + ".");
        };
        return new memory.desc(shape, name, tag);
    }

    /** Whichever a primitive computes fastest. */
    public static memory.desc any(DataType type, long... shape) {
        return of(type, format_tag.any, shape);
    }

    /** C order and 32-bit floating point, as ND4J's arrays and Deeplearning4j's weights are. */
    public static memory.desc plain(long... shape) {
        return plain(DataType.FLOAT, shape);
    }

    /** C order. */
    static memory.desc plain(DataType type, long... shape) {
        return of(
                type,
                switch (shape.length) {
                    case 1 -> format_tag.a;
                    case 2 -> format_tag.ab;
                    case 4 -> format_tag.abcd;
                    case 5 -> format_tag.abcde;
                    default -> throw new IllegalArgumentException("There are no arrays of rank " + shape.length + ".");
                },
                shape);
    }

    /**
     * A row, a column or a channel of all maps as a part of the array that they lie in. Its dimensions are the array's: of a part of maps in blocks oneDNN
     * 3.11 copies the wrong numbers.
     *
     * @param axis the dimension of the array that is cut
     * @param first where
     */
    static memory.desc line(MapShape maps, int axis, long first) {
        long[] dimensions = maps.dimensions();
        memory.desc all = plain(maps.format().type(), dimensions);
        long[] offsets = new long[dimensions.length];
        offsets[axis] = first;
        dimensions[axis] = 1;
        return all.submemory_desc(dimensions, offsets);
    }

    /** Maps {@code [N, C, H, W]} in their format. */
    static memory.desc maps(MapShape shape) {
        MapFormat format = shape.format();
        return of(
                format.type(), format.layout().tag(), shape.images(), shape.channels(), shape.height(), shape.width());
    }
}
