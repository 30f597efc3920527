/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

/**
 * A window over one axis of a map, in pixels.
 *
 * @param kernel how many it sees
 * @param stride from one position to the next
 * @param dilation from one pixel that it sees to the next
 * @param before what is added at the beginning
 * @param after what is added at the end
 * @param positions how many the axis has behind it
 */
public record Window(long kernel, long stride, long dilation, long before, long after, long positions) {
    static Window of(Geometry.Axis axis, Geometry.Padding padding, long side) {
        if (padding == Geometry.Padding.SAME) {
            long positions = (side + axis.stride() - 1) / axis.stride();
            long added = Math.max(0, (positions - 1) * axis.stride() + axis.extent() - side);
            return new Window(axis.kernel(), axis.stride(), axis.dilation(), added / 2, added - added / 2, positions);
        }
        long positions = (side + 2L * axis.padding() - axis.extent()) / axis.stride() + 1;
        return new Window(axis.kernel(), axis.stride(), axis.dilation(), axis.padding(), axis.padding(), positions);
    }
}
