/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.output;

import dev.stagecraft.picture.drawing.Drawing;
import dev.stagecraft.picture.drawing.Ink;
import dev.stagecraft.picture.drawing.Mark;
import dev.stagecraft.picture.drawing.Point;
import java.util.List;
import java.util.stream.Collectors;

/** A drawing as SVG. It has no ids, so that several may be in one page. */
public final class SvgWriter {
    private final StringBuilder svg = new StringBuilder();

    private SvgWriter() {}

    /** The drawing as a file of its own, which may as well be put into a page. */
    public static String standAlone(Drawing drawing) {
        return new SvgWriter().write(drawing, true);
    }

    /** The drawing for a page that has {@link Styles#css()}. */
    static String part(Drawing drawing) {
        return new SvgWriter().write(drawing, false);
    }

    private String write(Drawing drawing, boolean hasStyle) {
        String width = Numbers.of(drawing.width());
        String height = Numbers.of(drawing.height());
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sc-picture\" role=\"img\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" aria-label=\"")
                .append(Escaped.text(drawing.text()))
                .append("\">\n");
        if (hasStyle) {
            svg.append("<style>\n").append(Styles.css()).append("</style>\n");
        }
        drawing.marks().forEach(this::mark);
        return svg.append("</svg>\n").toString();
    }

    private void mark(Mark mark) {
        if (mark instanceof Mark.Box box) {
            box(box);
        } else if (mark instanceof Mark.Line line) {
            line(line);
        } else {
            text((Mark.Text) mark);
        }
    }

    private void box(Mark.Box box) {
        svg.append("<rect class=\"").append(box.ink().cssClass()).append('"');
        number("x", box.x());
        number("y", box.y());
        number("width", box.width());
        number("height", box.height());
        if (box.radius() > 0) {
            number("rx", box.radius());
        }
        pen(box.ink());
        svg.append(box.tip().isEmpty() ? "/>\n" : "><title>" + Escaped.text(box.tip()) + "</title></rect>\n");
    }

    private void pen(Ink ink) {
        if (ink.width() != 1) {
            number("stroke-width", ink.width());
        }
        if (ink.isDashed()) {
            svg.append(" stroke-dasharray=\"4 3\"");
        }
    }

    private void line(Mark.Line line) {
        StringBuilder path = new StringBuilder();
        Corners.draw(line.points(), line.hasHead(), new Corners.Pen() {
            @Override
            public void move(Point to) {
                path.append('M').append(point(to));
            }

            @Override
            public void line(Point to) {
                path.append('L').append(point(to));
            }

            @Override
            public void curve(Point over, Point to) {
                path.append('Q').append(point(over)).append(' ').append(point(to));
            }
        });
        svg.append("<path class=\"")
                .append(line.ink().cssClass())
                .append("\" d=\"")
                .append(path);
        svg.append("\" fill-opacity=\"0\"");
        pen(line.ink());
        svg.append("/>\n");
        if (line.hasHead()) {
            svg.append("<path class=\"")
                    .append(line.ink().cssClass())
                    .append("\" stroke-width=\"0\" d=\"M")
                    .append(points(Corners.head(line.points())))
                    .append("Z\"/>\n");
        }
    }

    private static String points(List<Point> points) {
        return points.stream().map(SvgWriter::point).collect(Collectors.joining("L"));
    }

    private static String point(Point point) {
        return Numbers.of(point.x()) + " " + Numbers.of(point.y());
    }

    private void text(Mark.Text text) {
        if (text.text().isEmpty()) {
            return;
        }
        svg.append("<text class=\"")
                .append(text.ink().cssClass())
                .append(' ')
                .append(Styles.faceClass(text.face()))
                .append('"');
        number("x", text.x());
        number("y", text.y());
        if (text.anchor() != Mark.Anchor.START) {
            svg.append(" text-anchor=\"")
                    .append(text.anchor() == Mark.Anchor.MIDDLE ? "middle" : "end")
                    .append('"');
        }
        svg.append('>').append(Escaped.text(text.text())).append("</text>\n");
    }

    private void number(String attribute, double value) {
        svg.append(' ')
                .append(attribute)
                .append("=\"")
                .append(Numbers.of(value))
                .append('"');
    }
}
