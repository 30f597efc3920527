/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.output;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.picture.drawing.Ink;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text can be read on what is behind it: the contrast of WCAG 2.2, level AA. */
class ContrastTest {
    private static final double LEAST = 4.5;

    @ParameterizedTest
    @CsvSource({
        "TEXT,PAPER",
        "TEXT,CARD",
        "TEXT,HEADER",
        "QUIET,PAPER",
        "QUIET,CARD",
        "QUIET,CARD_HALO",
        "QUIET,HEADER",
        "CONVOLUTION_TEXT,CONVOLUTION",
        "NORMALIZATION_TEXT,NORMALIZATION",
        "ACTIVATION_TEXT,ACTIVATION",
        "POOL_TEXT,POOL",
        "ATTENTION_TEXT,ATTENTION",
        "SHORTCUT_TEXT,SHORTCUT",
        "CHIP_TEXT,CHIP",
        "DIFFERENT_TEXT,DIFFERENT_SIGN",
        "DIFFERENT_SIGN,PAPER"
    })
    void textIsReadable(Ink text, Ink behind) {
        for (boolean dark : new boolean[] {false, true}) {
            double contrast = contrast(text.fill(dark), behind.fill(dark));
            assertTrue(
                    contrast >= LEAST, () -> text + " on " + behind + ": " + contrast + (dark ? " in the dark" : ""));
        }
    }

    /** (L1 + 0.05) / (L2 + 0.05) with relative luminances: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
