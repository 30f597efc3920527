/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.chart;

import dev.stagecraft.report.html.Element;
import dev.stagecraft.report.html.Markup;
import dev.stagecraft.report.html.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * Curves over epochs or steps, drawn in SVG. Its colours are the page's, so that they follow light and dark.
 *
 * @param title what is measured
 * @param across what lies on the horizontal axis: {@code epoch}
 * @param format of the numbers on the vertical axis
 * @param series the curves; those without points are left out
 * @param description for whoever does not see it
 */
public record LineChart(
        String title, String across, DoubleFunction<String> format, List<Series> series, String description) {
    /** So many patterns of curves there are. */
    public static final int STYLES = 24;

    private static final int COLOURS = 6;
    private static final int WIDTH = 400;
    private static final int HEIGHT = 220;
    private static final int LEFT = 60;
    private static final int RIGHT = 22;
    private static final int TOP = 10;
    private static final int BOTTOM = 42;
    private static final int MARKED_POINTS = 12;

    /**
     * Thins the curves.
     *
     * @param title what is measured
     * @param across what lies on the horizontal axis
     * @param format of the numbers on the vertical axis
     * @param series the curves
     * @param description for whoever does not see it
     */
    public LineChart {
        series = series.stream()
                .filter(curve -> !curve.points().isEmpty())
                .map(Series::thinned)
                .toList();
    }

    /** {@return whether there is nothing to be drawn} */
    public boolean isEmpty() {
        return series.isEmpty();
    }

    /** {@return the chart with its title, and with a legend where there are several curves} */
    public Element figure() {
        Element figure =
                Element.of("figure", Element.of("figcaption", title), svg()).with("class", "chart");
        return series.size() > 1 ? figure.and(legend()) : figure;
    }

    private Element legend() {
        List<Element> items = series.stream()
                .map(curve -> Element.of(
                        "li",
                        Element.of(
                                        "svg",
                                        Element.of("line")
                                                .with("x1", "0")
                                                .with("y1", "6")
                                                .with("x2", "26")
                                                .with("y2", "6")
                                                .with("class", style(curve)))
                                .with("viewBox", "0 0 26 12")
                                .with("aria-hidden", "true"),
                        Element.of("bdi", curve.name())))
                .toList();
        return Element.of("ul", items).with("class", "legend");
    }

    private static String style(Series curve) {
        return "curve c" + curve.style() % COLOURS + " d" + curve.style() / COLOURS % (STYLES / COLOURS);
    }

    private Element svg() {
        Axis x = Axis.around(smallest(true), largest(true), 5);
        // The curves take the whole width.
        Axis horizontal = new Axis(smallest(true), Math.max(largest(true), smallest(true) + 1e-9), x.step());
        Axis vertical = Axis.around(smallest(false), largest(false), 4);
        List<Markup> parts = new ArrayList<>();
        for (double mark : vertical.marks()) {
            String y = number(y(vertical, mark));
            parts.add(line(String.valueOf(LEFT), y, String.valueOf(WIDTH - RIGHT), y));
            parts.add(label(LEFT - 6, y(vertical, mark) + 4, "end", format.apply(mark)));
        }
        for (double mark : x.marks()) {
            if (mark >= horizontal.low() - 1e-9 && mark <= horizontal.high() + 1e-9) {
                parts.add(label(x(horizontal, mark), HEIGHT - BOTTOM + 18, "middle", whole(mark)));
            }
        }
        parts.add(label((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 5, "middle", across));
        for (Series curve : series) {
            parts.addAll(curve(curve, horizontal, vertical));
        }
        return Element.of("svg", parts)
                .with("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                .with("role", "img")
                .with("aria-label", title + ". " + description);
    }

    private static String whole(double mark) {
        return mark == Math.rint(mark) ? String.format(Locale.ROOT, "%,d", (long) mark) : String.valueOf(mark);
    }

    private static List<Element> curve(Series curve, Axis horizontal, Axis vertical) {
        List<Element> parts = new ArrayList<>();
        if (curve.points().size() > 1) {
            String points = curve.points().stream()
                    .map(point -> number(x(horizontal, point.x())) + "," + number(y(vertical, point.y())))
                    .collect(Collectors.joining(" "));
            parts.add(Element.of("polyline").with("points", points).with("class", style(curve)));
        }
        if (curve.points().size() <= MARKED_POINTS) {
            for (Series.Point point : curve.points()) {
                parts.add(Element.of("circle")
                        .with("cx", number(x(horizontal, point.x())))
                        .with("cy", number(y(vertical, point.y())))
                        .with("r", "3")
                        .with("class", "dot c" + curve.style() % COLOURS));
            }
        }
        return parts;
    }

    private static Element line(String x1, String y1, String x2, String y2) {
        return Element.of("line")
                .with("x1", x1)
                .with("y1", y1)
                .with("x2", x2)
                .with("y2", y2)
                .with("class", "grid");
    }

    private static Element label(double x, double y, String anchor, String text) {
        return Element.of("text", new Text(text))
                .with("x", number(x))
                .with("y", number(y))
                .with("text-anchor", anchor);
    }

    private static double x(Axis axis, double value) {
        return LEFT + axis.share(value) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(Axis axis, double value) {
        return HEIGHT - BOTTOM - axis.share(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private double smallest(boolean isAcross) {
        return values(isAcross).min().orElse(0);
    }

    private double largest(boolean isAcross) {
        return values(isAcross).max().orElse(1);
    }

    private java.util.stream.DoubleStream values(boolean isAcross) {
        return series.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(point -> isAcross ? point.x() : point.y());
    }
}
