/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import org.bytedeco.dnnl.memory;

/**
 * An array of a schedule.
 *
 * @param format its shape and order
 * @param shape {@code [N, C, H, W]} or {@code [N, C]}
 * @param place where it lies
 */
record PlacedArray(memory.desc format, long[] shape, Place place) {
    /** The same memory, seen as an array of another shape. */
    PlacedArray as(memory.desc other, long... otherShape) {
        return new PlacedArray(other, otherShape, place);
    }

    /** Numbers of the same type, in whichever order a primitive computes fastest. */
    memory.desc any(long... otherShape) {
        return new memory.desc(otherShape, format.get_data_type(), memory.format_tag.any);
    }

    /** Whether its numbers lie where another format of the same shape puts them. */
    boolean isOf(memory.desc other) {
        return NumberPlaces.isAlike(format, other);
    }

    boolean isOnePixel() {
        return shape.length == 4 && shape[2] == 1 && shape[3] == 1;
    }
}
