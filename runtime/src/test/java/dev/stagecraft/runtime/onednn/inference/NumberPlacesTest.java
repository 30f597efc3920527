/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.stagecraft.runtime.onednn.Descriptors;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

/** Which orders of maps are the same order. */
class NumberPlacesTest {
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
        assertEquals(
                expected, NumberPlaces.isAlike(Descriptors.of(DataType.FLOAT, tag, shape), Descriptors.plain(shape)));
        assertEquals(
                expected, NumberPlaces.isAlike(Descriptors.plain(shape), Descriptors.of(DataType.FLOAT, tag, shape)));
    }

    @Test
    void isOfOneType() {
        memory.desc reduced = Descriptors.of(DataType.BFLOAT16, format_tag.nchw, 2, 64, 1, 1);
        assertFalse(NumberPlaces.isAlike(reduced, Descriptors.plain(2, 64, 1, 1)));
    }

    @Test
    void isOfOneShape() {
        assertFalse(NumberPlaces.isAlike(Descriptors.plain(2, 64, 1, 1), Descriptors.plain(1, 64, 1, 1)));
        assertFalse(NumberPlaces.isAlike(Descriptors.plain(2, 64), Descriptors.plain(2, 64, 1, 1)));
    }

    @Test
    void blocksOfOneSizeFollowFromNoOther() {
        memory.desc eight = Descriptors.of(DataType.FLOAT, format_tag.nChw8c, 1, 32, 2, 2);
        memory.desc sixteen = Descriptors.of(DataType.FLOAT, format_tag.nChw16c, 1, 32, 2, 2);
        assertFalse(NumberPlaces.isAlike(eight, sixteen));
    }
}
