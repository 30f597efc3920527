/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

import dev.stagecraft.picture.drawing.Face;
import dev.stagecraft.picture.drawing.Ink;
import dev.stagecraft.picture.drawing.Mark.Anchor;
import dev.stagecraft.picture.network.Item;
import dev.stagecraft.picture.network.Layer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Layers one below the other: a box for what has a window or weights, and strips against it. Before each box but the first is an arrow with the shape of
 * what it takes.
 *
 * @param differing the names of layers that another network has not, or otherwise
 */
record ChainLayout(Sheet sheet, Set<String> differing, Ink behind) {
    private static final double CHIP_HEIGHT = 12;
    private static final double RADIUS = 4;

    /** The height of a chain without layers that meet others. */
    static double height(List<Item> chain, double width, boolean onShortcut) {
        double height = 0;
        boolean hasBox = false;
        for (Item item : withPaths(chain)) {
            Look look = Look.of(item, onShortcut);
            height += (hasBox && !look.isStrip() ? Sheet.ARROW : 0) + look.height(width);
            hasBox |= !look.isStrip();
        }
        return height;
    }

    /** The width that the widest layer needs. */
    static double width(List<Item> chain, boolean onShortcut) {
        return withPaths(chain).stream()
                .mapToDouble(item -> Look.of(item, onShortcut).width())
                .max()
                .orElse(0);
    }

    /** The padding of a pool stands before it. Gates are a part of what they scale. */
    private static List<Item> withPaths(List<Item> chain) {
        return chain.stream()
                .flatMap(item -> item.is("Pooling")
                        ? Stream.concat(item.paths().stream().flatMap(List::stream), Stream.of(item))
                        : Stream.of(item))
                .toList();
    }

    /** Draws a chain from a height on; gives where it ends. */
    double draw(List<Item> chain, double x, double y, double width, boolean onShortcut) {
        boolean hasBox = false;
        double end = y;
        Frame frame = new Frame(sheet, x - width / 2, width);
        for (Item item : withPaths(chain)) {
            Look look = Look.of(item, onShortcut);
            if (hasBox && !look.isStrip()) {
                frame.close();
                Ink line = onShortcut ? Ink.SHORTCUT_LINE : Ink.LINE;
                end = sheet.arrow(x, end, item.layer().input().toString(), line, behind);
            }
            hasBox |= !look.isStrip();
            draw(item, look, x - width / 2, end, width);
            boolean differs = item.flatten().map(Layer::name).anyMatch(differing::contains);
            frame.add(differs, end, look.height(width));
            end += look.height(width);
        }
        frame.close();
        return end;
    }

    private void draw(Item item, Look look, double left, double y, double width) {
        double height = look.height(width);
        double inset = look.isStrip() ? 5 : 0;
        sheet.box(
                left + inset,
                y,
                width - 2 * inset,
                height - (look.isStrip() ? 1 : 0),
                look.isStrip() ? 2 : RADIUS,
                look.ink(),
                Tips.of(item.layer()));
        double baseline = look.isStrip() ? y + height - 4 : y + 15.5;
        sheet.text(left + width / 2, baseline, look.title(), look.face(), look.text(), Anchor.MIDDLE);
        double row = y + 21;
        for (List<String> chips : look.rows(width - 10)) {
            double x = left + (width - Look.rowWidth(chips)) / 2;
            for (String chip : chips) {
                double chipWidth = Look.chipWidth(chip);
                sheet.box(x, row, chipWidth, CHIP_HEIGHT, CHIP_HEIGHT / 2, Ink.CHIP, "");
                sheet.text(x + chipWidth / 2, row + 9.3, chip, Face.CHIP, Ink.CHIP_TEXT, Anchor.MIDDLE);
                x += chipWidth + 3;
            }
            row += CHIP_HEIGHT + 3;
        }
    }
}
