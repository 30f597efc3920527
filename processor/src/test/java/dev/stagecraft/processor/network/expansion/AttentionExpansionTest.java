/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network.expansion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentionExpansionTest {
    /** From timm 1.0: {@code make_divisible(channels / reduction, divisor, round_limit=0)}. */
    @ParameterizedTest
    @CsvSource({
        "64, 16, 8, 8",
        "128, 16, 8, 8",
        "256, 16, 8, 16",
        "512, 16, 8, 32",
        "2048, 16, 8, 128",
        "64, 16, 1, 4",
        "256, 4, 8, 64",
        "72, 4, 8, 16",
        "40, 16, 1, 3",
        "8, 16, 1, 1"
    })
    void timmsRule(int channels, int reduction, int divisor, int squeezed) {
        assertEquals(squeezed, AttentionExpansion.squeezedChannels(channels, reduction, divisor));
    }

    /** The rule once more, in Python's floating point: {@code max(d, int(c / r + d / 2) // d * d)}. */
    @Test
    void agreesWithTheFormula() {
        for (int channels = 1; channels < 600; channels += 7) {
            for (int reduction = 1; reduction <= 32; reduction++) {
                for (int divisor : new int[] {1, 2, 4, 8, 16}) {
                    int rounded = (int) ((double) channels / reduction + divisor / 2.0) / divisor * divisor;
                    assertEquals(
                            Math.max(divisor, rounded),
                            AttentionExpansion.squeezedChannels(channels, reduction, divisor));
                }
            }
        }
    }
}
