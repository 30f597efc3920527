/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.output;

import dev.stagecraft.picture.drawing.Drawing;
import dev.stagecraft.picture.drawing.Face;
import dev.stagecraft.picture.drawing.Ink;
import dev.stagecraft.picture.drawing.Mark;
import dev.stagecraft.picture.drawing.Point;
import dev.stagecraft.picture.drawing.TextWidth;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A drawing as pixels, by what every Java has. Letters are those of the machine. */
public final class PngWriter {
    private static final String FONT = "Liberation Sans";
    private static final double DASH = 4;
    private static final double SPACE = 3;

    private final Graphics2D graphics;

    private PngWriter(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /**
     * The bytes of a PNG file.
     *
     * @param scale pixels of the image for each of the drawing
     */
    public static byte[] write(Drawing drawing, double scale) {
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(drawing.width() * scale),
                (int) Math.ceil(drawing.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        PngWriter writer = new PngWriter(graphics);
        drawing.marks().forEach(writer::mark);
        graphics.dispose();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        double arc = 2 * Math.min(box.radius(), Math.min(box.width(), box.height()) / 2);
        RoundRectangle2D shape = new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), arc, arc);
        if (!box.ink().fill(false).equals("none")) {
            graphics.setColor(Color.decode(box.ink().fill(false)));
            graphics.fill(shape);
        }
        if (pen(box.ink())) {
            graphics.draw(shape);
        }
    }

    private boolean pen(Ink ink) {
        if (ink.stroke(false).equals("none")) {
            return false;
        }
        graphics.setColor(Color.decode(ink.stroke(false)));
        graphics.setStroke(
                ink.isDashed()
                        ? new BasicStroke(
                                (float) ink.width(),
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_ROUND,
                                1,
                                new float[] {(float) DASH, (float) SPACE},
                                0)
                        : new BasicStroke((float) ink.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        return true;
    }

    private void line(Mark.Line line) {
        Path2D path = new Path2D.Double();
        Corners.draw(line.points(), line.hasHead(), new Corners.Pen() {
            @Override
            public void move(Point to) {
                path.moveTo(to.x(), to.y());
            }

            @Override
            public void line(Point to) {
                path.lineTo(to.x(), to.y());
            }

            @Override
            public void curve(Point over, Point to) {
                path.quadTo(over.x(), over.y(), to.x(), to.y());
            }
        });
        pen(line.ink());
        graphics.draw(path);
        if (line.hasHead()) {
            List<Point> corners = Corners.head(line.points());
            Path2D head = new Path2D.Double();
            head.moveTo(corners.get(0).x(), corners.get(0).y());
            corners.stream().skip(1).forEach(corner -> head.lineTo(corner.x(), corner.y()));
            head.closePath();
            graphics.fill(head);
        }
    }

    /** Letters that are wider than there is room for are set narrower. */
    private void text(Mark.Text text) {
        Face face = text.face();
        Font font = new Font(FONT, face.isBold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) face.size());
        double width = font.getStringBounds(text.text(), graphics.getFontRenderContext())
                .getWidth();
        double room = TextWidth.of(text.text(), face);
        double narrower = width > room ? room / width : 1;
        double left = text.x()
                - switch (text.anchor()) {
                    case START -> 0;
                    case MIDDLE -> width * narrower / 2;
                    case END -> width * narrower;
                };
        AffineTransform before = graphics.getTransform();
        graphics.translate(left, text.y());
        graphics.scale(narrower, 1);
        graphics.setFont(font);
        graphics.setColor(Color.decode(text.ink().fill(false)));
        graphics.drawString(text.text(), 0, 0);
        graphics.setTransform(before);
    }
}
