/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.drawing;

import java.util.List;

/** Something that is drawn. */
public sealed interface Mark {
    /** Where text begins, or is. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * A surface with round corners.
     *
     * @param tip what is told of it where somebody points at it; empty for nothing
     */
    record Box(double x, double y, double width, double height, double radius, Ink ink, String tip) implements Mark {
        public Box(double x, double y, double width, double height, double radius, Ink ink) {
            this(x, y, width, height, radius, ink, "");
        }
    }

    /**
     * A line with round corners, along the axes.
     *
     * @param hasHead whether an arrow's head is at its end
     */
    record Line(List<Point> points, Ink ink, boolean hasHead) implements Mark {
        public Line {
            points = List.copyOf(points);
        }
    }

    /**
     * A line of text.
     *
     * @param y of the line on which letters stand
     */
    record Text(double x, double y, String text, Face face, Ink ink, Anchor anchor) implements Mark {}
}
