/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.drawing;

/**
 * How wide text is, without a font: by the widths that Arial, Helvetica and Liberation Sans have in common, and a seventh more, since a machine may
 * have none of them. What no table has is as wide as it is high.
 */
public final class TextWidth {
    private static final int FIRST = ' ';
    private static final double UNIT = 1000;
    private static final double ROOM = 1.14;
    private static final int[] REGULAR = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
                556, 556, 556,
        556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722,
                778, 667, 778,
        722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
                556, 222, 222,
        500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584
    };
    private static final int[] BOLD = {
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
                556, 556, 556,
        556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722,
                778, 667, 778,
        722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611,
                611, 278, 278,
        556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584
    };
    private static final String SIGNS = "\u00d7\u2013\u2260\u00b7";
    private static final double SIGN = 740;

    private TextWidth() {}

    /** The width in pixels that text may take. */
    public static double of(String text, Face face) {
        int[] widths = face.isBold() ? BOLD : REGULAR;
        double units =
                text.codePoints().mapToDouble(letter -> width(letter, widths)).sum();
        return units / UNIT * face.size() * ROOM;
    }

    private static double width(int letter, int[] widths) {
        if (letter >= FIRST && letter < FIRST + widths.length) {
            return widths[letter - FIRST];
        }
        return letter == '\u2192' ? UNIT : SIGNS.indexOf(letter) >= 0 ? SIGN : UNIT;
    }

    /** The text, or as much of it as there is room for, and an ellipsis. */
    public static String fitted(String text, Face face, double width) {
        if (of(text, face) <= width) {
            return text;
        }
        int length = text.codePointCount(0, text.length());
        while (length > 0) {
            String shorter = text.substring(0, text.offsetByCodePoints(0, --length)) + "\u2026";
            if (of(shorter, face) <= width) {
                return shorter;
            }
        }
        return "";
    }
}
