/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

import dev.stagecraft.picture.drawing.Face;
import dev.stagecraft.picture.drawing.Ink;
import dev.stagecraft.picture.drawing.Mark;
import dev.stagecraft.picture.drawing.Mark.Anchor;
import dev.stagecraft.picture.drawing.Point;
import dev.stagecraft.picture.drawing.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Collects marks. */
final class Sheet {
    /** How long an arrow is that has a shape on it. */
    static final double ARROW = 30;

    private static final double HALO = 12;

    private final List<Mark> marks = new ArrayList<>();

    List<Mark> marks() {
        return marks;
    }

    void box(double x, double y, double width, double height, double radius, Ink ink, String tip) {
        marks.add(new Mark.Box(x, y, width, height, radius, ink, tip));
    }

    void text(double x, double y, String text, Face face, Ink ink, Anchor anchor) {
        marks.add(new Mark.Text(x, y, text, face, ink, anchor));
    }

    void line(Ink ink, boolean hasHead, Point... points) {
        marks.add(new Mark.Line(Stream.of(points).toList(), ink, hasHead));
    }

    /** An arrow downwards with a shape on it; gives where it ends. */
    double arrow(double x, double y, String shape, Ink ink, Ink behind) {
        line(ink, true, new Point(x, y), new Point(x, y + ARROW));
        onLine(x, y + (ARROW - HALO) / 2 - 2, shape, behind);
        return y + ARROW;
    }

    /** Text that interrupts a line downwards. */
    void onLine(double x, double y, String text, Ink behind) {
        double width = TextWidth.of(text, Face.SMALL) + 2;
        box(x - width / 2, y, width, HALO, 0, behind == Ink.CARD ? Ink.CARD_HALO : behind, "");
        text(x, y + HALO - 3, text, Face.SMALL, Ink.QUIET, Anchor.MIDDLE);
    }

    /** A sign that something differs, at the upper right of a box. */
    void different(double x, double y, double width, double height) {
        box(x - 2.5, y - 2.5, width + 5, height + 5, 6, Ink.DIFFERENT, "");
        box(x + width - 5, y - 8, 13, 13, 6.5, Ink.DIFFERENT_SIGN, "");
        text(x + width + 1.5, y + 2.5, "\u2260", Face.LABEL, Ink.DIFFERENT_TEXT, Anchor.MIDDLE);
    }
}
