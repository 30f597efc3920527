/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.output;

import dev.stagecraft.picture.drawing.Point;
import java.util.List;

/** A line along the axes whose corners are round, and the head of an arrow at its end. */
final class Corners {
    private static final double RADIUS = 6;
    private static final double HEAD = 5.5;
    private static final double HALF = 3.2;

    private Corners() {}

    /** How a line is drawn. */
    interface Pen {
        void move(Point to);

        void line(Point to);

        void curve(Point over, Point to);
    }

    /** Draws all but the head, under which the line ends. */
    static void draw(List<Point> points, boolean hasHead, Pen pen) {
        pen.move(points.get(0));
        for (int i = 1; i < points.size() - 1; i++) {
            Point corner = points.get(i);
            pen.line(towards(corner, points.get(i - 1), RADIUS));
            pen.curve(corner, towards(corner, points.get(i + 1), RADIUS));
        }
        Point end = points.get(points.size() - 1);
        pen.line(hasHead ? towards(end, points.get(points.size() - 2), HEAD - 1) : end);
    }

    /** The three corners of the head. */
    static List<Point> head(List<Point> points) {
        Point end = points.get(points.size() - 1);
        Point back = towards(end, points.get(points.size() - 2), HEAD);
        double across = HALF / HEAD;
        double x = (end.y() - back.y()) * across;
        double y = (end.x() - back.x()) * across;
        return List.of(end, new Point(back.x() + x, back.y() + y), new Point(back.x() - x, back.y() - y));
    }

    /** A step from a point to another; half the way where that is not far. */
    private static Point towards(Point from, Point to, double step) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double part = length == 0 ? 0 : Math.min(step, length / 2) / length;
        return new Point(from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
    }
}
