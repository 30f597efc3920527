/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.Conv;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fits around a block of one's own is known for every number of channels, also for none. */
class ExpectedBlockTest {
    private static final ExpectedBlock DEPTHWISE = block(4, Conv.DEPTHWISE);

    @Test
    void depthwiseFitsWhatDividesItsFilters() {
        assertTrue(DEPTHWISE.fits(4, 8, 1));
        assertFalse(DEPTHWISE.fits(3, 8, 1));
    }

    /** A quarter of three filters is none. */
    @Test
    void nothingFitsAMapWithoutChannels() {
        ExpectedBlock quarter = block(1, 1);
        assertFalse(DEPTHWISE.fits(quarter.output(3), 8, 1));
        assertFalse(block(4, 1).fits(0, 8, 1));
    }

    @Test
    void aStageWithoutFiltersFitsNothing() {
        assertFalse(DEPTHWISE.fits(8, 0, 1));
        assertFalse(block(4, 1).fits(8, 0, 1));
    }

    private static ExpectedBlock block(int quarters, int groups) {
        return new ExpectedBlock("", List.of(new ExpectedBlock.Unit(3, Conv.AUTO, quarters, groups, false)));
    }
}
