/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.chart;

import java.util.List;

/**
 * A curve.
 *
 * @param name what it is called beside the chart
 * @param style from 0: a colour and a pattern of dashes
 * @param points from the left to the right
 */
public record Series(String name, int style, List<Point> points) {
    /** More of them than pixels would only be bytes. */
    private static final int MOST = 240;

    /**
     * A point of a curve.
     *
     * @param x to the right
     * @param y upwards
     */
    public record Point(double x, double y) {}

    /**
     * Copies the list.
     *
     * @param name what it is called beside the chart
     * @param style from 0
     * @param points from the left to the right
     */
    public Series {
        points = List.copyOf(points);
    }

    /** {@return it with at most 240 points: each the mean of as many neighbours} */
    public Series thinned() {
        if (points.size() <= MOST) {
            return this;
        }
        List<Point> fewer = new java.util.ArrayList<>();
        for (int part = 0; part < MOST; part++) {
            List<Point> some = points.subList(
                    (int) ((long) part * points.size() / MOST), (int) ((part + 1L) * points.size() / MOST));
            fewer.add(new Point(
                    some.stream().mapToDouble(Point::x).average().orElseThrow(),
                    some.stream().mapToDouble(Point::y).average().orElseThrow()));
        }
        return new Series(name, style, fewer);
    }
}
