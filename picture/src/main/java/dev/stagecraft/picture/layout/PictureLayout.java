/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

import dev.stagecraft.picture.difference.Differences;
import dev.stagecraft.picture.drawing.Drawing;
import dev.stagecraft.picture.drawing.Face;
import dev.stagecraft.picture.drawing.Ink;
import dev.stagecraft.picture.drawing.Mark;
import dev.stagecraft.picture.drawing.Mark.Anchor;
import dev.stagecraft.picture.drawing.Point;
import dev.stagecraft.picture.drawing.TextWidth;
import dev.stagecraft.picture.network.Network;
import dev.stagecraft.picture.network.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A network, or two one above the other with their stages below each other: a column a stage, from the left to the right. */
public final class PictureLayout {
    private static final double MARGIN = 24;
    private static final double GAP = 30;
    private static final double TITLE = 66;
    private static final double HEADER = 42;
    private static final double HANG = 16;
    private static final double SIDE = 62;
    private static final double BAND = 34;
    private static final double EDGE = 9;

    private final List<Network> networks;
    private final Map<String, Double> widths = new LinkedHashMap<>();

    private PictureLayout(List<Network> networks) {
        this.networks = networks;
        for (String name : names(networks)) {
            double widest = networks.stream()
                    .flatMap(network -> network.section(name).stream())
                    .mapToDouble(section -> new SectionLayout(section, Differences.NONE).width())
                    .max()
                    .orElseThrow();
            widths.put(name, Math.max(widest, Bars.width()));
        }
    }

    /** The names of the sections that there are, in order. */
    public static List<String> names(List<Network> networks) {
        List<String> names = new ArrayList<>();
        for (Network network : networks) {
            int place = 0;
            for (Section section : network.sections()) {
                int known = names.indexOf(section.name());
                if (known < 0) {
                    names.add(place++, section.name());
                } else {
                    place = known + 1;
                }
            }
        }
        return names;
    }

    /**
     * The whole picture.
     *
     * @param networks one, or two of which what differs is marked
     */
    public static Drawing of(List<Network> networks) {
        return new PictureLayout(networks).drawing();
    }

    /** The blocks of one section alone, at their own width, between arrows with what it takes and gives. */
    public static Drawing of(Section section, Differences differences) {
        SectionLayout layout = new SectionLayout(section, differences);
        Sheet sheet = new Sheet();
        double width = layout.width();
        double top = sheet.arrow(EDGE + layout.entry(), 0, section.input().toString(), Ink.LINE, Ink.PAPER);
        double end = layout.draw(sheet, EDGE, top, width);
        end = sheet.arrow(EDGE + layout.exit(), end, section.output().toString(), Ink.LINE, Ink.PAPER);
        return new Drawing(width + 2 * EDGE, end + 1, Describe.section(section), sheet.marks());
    }

    private Drawing drawing() {
        boolean compares = networks.size() > 1;
        double columns = widths.values().stream().mapToDouble(it -> it + GAP).sum() - GAP;
        double width = Math.max(2 * MARGIN + 2 * SIDE + columns, 2 * MARGIN + Legend.width(compares));
        double left = (width - columns) / 2;
        Sheet sheet = new Sheet();
        double y = MARGIN;
        for (Network network : networks) {
            y = network(sheet, network, left, y, width) + BAND;
        }
        Legend.draw(sheet, MARGIN, y - 8, compares);
        double height = y + Legend.HEIGHT + MARGIN - 8;
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Box(0, 0, width, height, 0, Ink.PAPER));
        marks.addAll(sheet.marks());
        String text = networks.stream().map(Describe::sections).collect(Collectors.joining(" "));
        return new Drawing(width, height, text, marks);
    }

    private double network(Sheet sheet, Network network, double left, double top, double width) {
        double room = width - 2 * MARGIN;
        sheet.text(
                MARGIN,
                top + 20,
                TextWidth.fitted(network.name(), Face.TITLE, room),
                Face.TITLE,
                Ink.TEXT,
                Anchor.START);
        sheet.text(
                MARGIN,
                top + 40,
                TextWidth.fitted(Describe.cost(network), Face.BODY, room),
                Face.BODY,
                Ink.QUIET,
                Anchor.START);
        double header = top + TITLE + 14;
        double bottom = columns(sheet, network, left, header);
        double bars = bottom + 22;
        Bars costs = new Bars(networks, network);
        double x = left;
        for (Map.Entry<String, Double> column : widths.entrySet()) {
            double from = x;
            network.section(column.getKey())
                    .ifPresent(section -> costs.draw(sheet, section, from + 2, bars, column.getValue() - 4));
            x += column.getValue() + GAP;
        }
        return bars + Bars.HEIGHT;
    }

    private double columns(Sheet sheet, Network network, double left, double header) {
        Differences differences = networks.size() < 2
                ? Differences.NONE
                : Differences.of(network, networks.get(network == networks.get(0) ? 1 : 0));
        double bottom = header;
        double x = left;
        double before = left - SIDE;
        for (Map.Entry<String, Double> column : widths.entrySet()) {
            double width = column.getValue();
            if (network.section(column.getKey()).isPresent()) {
                Section section = network.section(column.getKey()).orElseThrow();
                flow(sheet, before, x, header, section.input().toString());
                header(sheet, section, x, header, width);
                SectionLayout layout = new SectionLayout(section, differences);
                double own = layout.width();
                double from = x + (width - own) / 2;
                double axis = from + layout.entry();
                double top = header + HEADER;
                sheet.line(Ink.LINE, false, new Point(axis, top), new Point(axis, top + HANG));
                bottom = Math.max(bottom, layout.draw(sheet, from, top + HANG, own));
                before = x + width;
            }
            x += width + GAP;
        }
        flow(
                sheet,
                before,
                Math.max(before + SIDE, x - GAP + SIDE),
                header,
                network.output().toString());
        return bottom;
    }

    /** From one stage to the next, with the shape above the line. */
    private static void flow(Sheet sheet, double from, double to, double header, String shape) {
        double y = header + HEADER / 2;
        sheet.line(Ink.LINE, true, new Point(from, y), new Point(to, y));
        sheet.text((from + to) / 2, header - 6, shape, Face.SMALL, Ink.QUIET, Anchor.MIDDLE);
    }

    private static void header(Sheet sheet, Section section, double x, double y, double width) {
        sheet.box(x, y, width, HEADER, 8, Ink.HEADER, "");
        String below = Describe.place(section);
        double middle = x + width / 2;
        sheet.text(middle, y + (below.isEmpty() ? 26 : 18), section.name(), Face.HEADING, Ink.TEXT, Anchor.MIDDLE);
        sheet.text(middle, y + 33, below, Face.SMALL, Ink.QUIET, Anchor.MIDDLE);
    }
}
