/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.stagecraft.runtime.onednn.Formats;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Which orders of maps are the same order. */
class PlacementTest {
    @ParameterizedTest
    @CsvSource({
        // One channel, one pixel, and one row.
        "2, 1, 5, 4, nhwc, true",
        "2, 64, 1, 1, nhwc, true",
        "2, 64, 1, 1, nChw8c, true",
        "2, 64, 1, 1, nChw16c, true",
        "2, 3, 1, 4, nhwc, false",
        "2, 3, 5, 4, nhwc, false",
        "2, 64, 5, 1, nChw8c, false",
        "2, 8, 1, 2, nChw8c, false",
        // Padded: one more image begins later.
        "2, 12, 1, 1, nChw8c, false",
        "2, 1, 5, 4, nChw8c, false",
        // Another order of the images.
        "1, 3, 5, 1, chwn, true",
        "2, 3, 5, 1, chwn, false"
    })
    void isThatOfCOrder(long images, long channels, long height, long width, format_tag tag, boolean expected) {
        long[] shape = {images, channels, height, width};
        assertEquals(expected, Placement.isAlike(Formats.of(DataType.FLOAT, tag, shape), Formats.plain(shape)));
        assertEquals(expected, Placement.isAlike(Formats.plain(shape), Formats.of(DataType.FLOAT, tag, shape)));
    }

    @Test
    void isOfOneType() {
        memory.desc reduced = Formats.of(DataType.BFLOAT16, format_tag.nchw, 2, 64, 1, 1);
        assertFalse(Placement.isAlike(reduced, Formats.plain(2, 64, 1, 1)));
    }

    @Test
    void isOfOneShape() {
        assertFalse(Placement.isAlike(Formats.plain(2, 64, 1, 1), Formats.plain(1, 64, 1, 1)));
        assertFalse(Placement.isAlike(Formats.plain(2, 64), Formats.plain(2, 64, 1, 1)));
    }

    @Test
    void blocksOfOneSizeFollowFromNoOther() {
        memory.desc eight = Formats.of(DataType.FLOAT, format_tag.nChw8c, 1, 32, 2, 2);
        memory.desc sixteen = Formats.of(DataType.FLOAT, format_tag.nChw16c, 1, 32, 2, 2);
        assertFalse(Placement.isAlike(eight, sixteen));
    }
}
