/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.program.Dropping;
import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Learning;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.Site;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MasksTest {
    private static final long[] SHAPE = {200, 8, 10, 12};

    private final Masks masks = new Masks(42);

    private static Node.Noise noise(int id, Dropping dropping) {
        return new Node.Noise(new Site(id, "drop", List.of(0), Extent.MAPS, 8, Learning.PLAIN), dropping);
    }

    /** Shares of 192,000 numbers: five standard deviations are 0.5 %. */
    @Test
    void dropoutKeepsTheMean() {
        Masks.Mask mask = masks.draw(noise(1, new Dropping.Dropout(0.25)), SHAPE, 7);
        assertArrayEquals(SHAPE, mask.shape());
        int dropped = 0;
        for (float value : mask.values()) {
            assertTrue(value == 0 || value == (float) (1 / 0.75));
            dropped += value == 0 ? 1 : 0;
        }
        assertEquals(0.25, dropped / 192_000.0, 0.005);
    }

    @Test
    void imagesAreDroppedWhole() {
        Masks.Mask mask = masks.draw(noise(1, new Dropping.Images(0.5)), SHAPE, 7);
        assertArrayEquals(new long[] {200, 1, 1, 1}, mask.shape());
        long dropped = 0;
        for (float value : mask.values()) {
            assertTrue(value == 0 || value == 2);
            dropped += value == 0 ? 1 : 0;
        }
        assertEquals(100, dropped, 40);
        assertArrayEquals(
                new long[] {200, 1},
                masks.draw(noise(1, new Dropping.Images(0.5)), new long[] {200, 8}, 7)
                        .shape());
    }

    /** Each zero is in a window of zeros, and what remains has the sum that all had. */
    @Test
    void blocksAreSquares() {
        Masks.Mask mask = masks.draw(noise(1, new Dropping.Blocks(0.2, 3, 1)), SHAPE, 7);
        assertArrayEquals(new long[] {200, 1, 10, 12}, mask.shape());
        double sum = 0;
        int dropped = 0;
        for (int i = 0; i < mask.values().length; i++) {
            sum += mask.values()[i];
            if (mask.values()[i] == 0) {
                dropped++;
                assertTrue(isInBlock(mask.values(), i), "at " + i);
            }
        }
        assertEquals(24_000, sum, 1);
        // A center has the probability 0.2 120 / 9 / 80 = 1/30. Nine can reach a pixel inside, six one at an edge, four
        // one in a corner:
        // 26.3 %, 18.4 % and 12.7 % of 80, 36 and 4 pixels of each image.
        assertEquals(5_630, dropped, 500);
    }

    /** Whether some center within one pixel, which may be beyond the edge of blocks but not of the map, has only zeros around it. */
    private static boolean isInBlock(float[] values, int place) {
        for (int row = -1; row <= 1; row++) {
            for (int column = -1; column <= 1; column++) {
                int y = place / 12 % 10 + row;
                int x = place % 12 + column;
                if (y >= 0 && y < 10 && x >= 0 && x < 12 && isCenter(values, place / 120 * 120, y, x)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isCenter(float[] values, int image, int y, int x) {
        for (int row = Math.max(0, y - 1); row <= Math.min(9, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(11, x + 1); column++) {
                if (values[image + row * 12 + column] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void masksFollowFromSeedStepAndNode() {
        Dropping dropout = new Dropping.Dropout(0.5);
        float[] one = masks.draw(noise(1, dropout), SHAPE, 7).values();
        assertArrayEquals(one, new Masks(42).draw(noise(1, dropout), SHAPE, 7).values());
        assertFalse(Arrays.equals(one, masks.draw(noise(1, dropout), SHAPE, 8).values()));
        assertFalse(Arrays.equals(one, masks.draw(noise(2, dropout), SHAPE, 7).values()));
        assertFalse(Arrays.equals(
                one, new Masks(43).draw(noise(1, dropout), SHAPE, 7).values()));
    }
}
