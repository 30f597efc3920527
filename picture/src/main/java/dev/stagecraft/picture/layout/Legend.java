/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

import dev.stagecraft.picture.drawing.Face;
import dev.stagecraft.picture.drawing.Ink;
import dev.stagecraft.picture.drawing.Mark.Anchor;
import dev.stagecraft.picture.drawing.TextWidth;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the colours mean. */
public final class Legend {
    static final double HEIGHT = 20;

    private static final double SWATCH = 14;
    private static final double GAP = 18;

    private Legend() {}

    static double width(boolean compares) {
        return entries(compares).keySet().stream()
                .mapToDouble(name -> SWATCH + 5 + TextWidth.of(name, Face.SMALL) + GAP)
                .sum();
    }

    static void draw(Sheet sheet, double left, double top, boolean compares) {
        double x = left;
        for (Map.Entry<String, Ink> entry : entries(compares).entrySet()) {
            sheet.box(x, top + 3, SWATCH, 11, 3, entry.getValue(), "");
            sheet.text(x + SWATCH + 5, top + 12, entry.getKey(), Face.SMALL, Ink.QUIET, Anchor.START);
            x += SWATCH + 5 + TextWidth.of(entry.getKey(), Face.SMALL) + GAP;
        }
    }

    /** Each colour that boxes have. */
    public static Map<String, Ink> entries(boolean compares) {
        Map<String, Ink> entries = new LinkedHashMap<>();
        entries.put("convolution, dense", Ink.CONVOLUTION);
        entries.put("normalization", Ink.NORMALIZATION);
        entries.put("activation", Ink.ACTIVATION);
        entries.put("pool, blur", Ink.POOL);
        entries.put("attention", Ink.ATTENTION);
        entries.put("shortcut", Ink.SHORTCUT);
        entries.put("in training only, or padding", Ink.NOISE);
        if (compares) {
            entries.put("differs from the other network", Ink.DIFFERENT);
        }
        return entries;
    }
}
