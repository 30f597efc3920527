/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

import dev.stagecraft.picture.difference.Differences;
import dev.stagecraft.picture.drawing.Face;
import dev.stagecraft.picture.drawing.Ink;
import dev.stagecraft.picture.drawing.Mark.Anchor;
import dev.stagecraft.picture.drawing.Point;
import dev.stagecraft.picture.drawing.TextWidth;
import dev.stagecraft.picture.network.Block;
import dev.stagecraft.picture.network.Section;

/** The blocks of a stage, one below the other, each on a card; equal ones once, with their number. */
final class SectionLayout {
    private static final double PADDING = 11;
    private static final double TITLE = 36;
    private static final double STACKED = 3.5;
    private static final double RADIUS = 8;
    private static final double ENTRY = 12;

    private final Section section;
    private final Differences differences;

    SectionLayout(Section section, Differences differences) {
        this.section = section;
        this.differences = differences;
    }

    /** The width that it needs. */
    double width() {
        return section.blocks().stream()
                .mapToDouble(block -> Math.max(
                        inside(block).width() + 2 * PADDING + 2 * STACKED,
                        TextWidth.of(block.name(), Face.LABEL)
                                + TextWidth.of(count(block), Face.COUNT)
                                + 2 * PADDING
                                + 20))
                .max()
                .orElse(0);
    }

    /** Where what it takes enters, from its left. */
    double entry() {
        return axis(section.blocks().get(0));
    }

    /** Where what it gives leaves, from its left. */
    double exit() {
        return axis(section.blocks().get(section.blocks().size() - 1));
    }

    private BlockLayout inside(Block block) {
        return new BlockLayout(
                block.chain(), section.blocks().stream().map(Block::chain).toList());
    }

    private double axis(Block block) {
        BlockLayout inside = inside(block);
        return (width() - 2 * STACKED - inside.width()) / 2 + inside.axis();
    }

    /** Draws it; gives where it ends. */
    double draw(Sheet sheet, double left, double top, double width) {
        double y = top;
        for (Block block : section.blocks()) {
            BlockLayout inside = inside(block);
            double cardWidth = width - 2 * STACKED;
            double from = left + (cardWidth - inside.width()) / 2;
            if (y > top) {
                y = sheet.arrow(from + inside.axis(), y, block.input().toString(), Ink.LINE, Ink.PAPER);
            }
            y = card(sheet, block, inside, new Point(left, y), from, cardWidth);
        }
        return y;
    }

    private double card(Sheet sheet, Block block, BlockLayout inside, Point corner, double from, double width) {
        boolean isNamed = !block.first().isEmpty();
        double first = corner.y() + (isNamed ? TITLE : 0);
        // Where a card ends is known when what is on it has been drawn.
        Sheet content = new Sheet();
        ChainLayout layers = new ChainLayout(content, differences.layers(), Ink.CARD);
        double end = inside.draw(layers, from, first + ENTRY) + PADDING;
        double height = end - corner.y();
        int behind = Math.min(2, block.count() - 1);
        for (int i = behind; i > 0; i--) {
            sheet.box(corner.x() + i * STACKED, corner.y() + i * STACKED, width, height, RADIUS, Ink.CARD, "");
        }
        sheet.box(corner.x(), corner.y(), width, height, RADIUS, Ink.CARD, "");
        sheet.line(
                Ink.LINE,
                false,
                new Point(from + inside.axis(), first),
                new Point(from + inside.axis(), first + ENTRY));
        if (isNamed) {
            title(sheet, block, corner, width);
        }
        sheet.marks().addAll(content.marks());
        return end + behind * STACKED;
    }

    private void title(Sheet sheet, Block block, Point corner, double width) {
        double left = corner.x() + PADDING;
        double right = corner.x() + width - PADDING;
        String count = count(block);
        double countWidth = TextWidth.of(count, Face.COUNT) + (count.isEmpty() ? 0 : 14);
        sheet.text(left, corner.y() + 17, block.name(), Face.LABEL, Ink.TEXT, Anchor.START);
        sheet.text(
                left,
                corner.y() + 30,
                TextWidth.fitted(block.design(), Face.SMALL, width - 2 * PADDING - countWidth),
                Face.SMALL,
                Ink.QUIET,
                Anchor.START);
        boolean differs = differences.blocks().contains(block.first());
        if (!count.isEmpty()) {
            double y = corner.y() + 8;
            sheet.box(right - countWidth + 4, y, countWidth, 21, 10.5, Ink.CHIP, "");
            sheet.text(right + 4 - countWidth / 2, y + 15.5, count, Face.COUNT, Ink.CHIP_TEXT, Anchor.MIDDLE);
            if (differs) {
                sheet.different(right - countWidth + 4, y, countWidth, 21);
            }
        }
    }

    private static String count(Block block) {
        return block.count() == 1 ? "" : "\u00d7 " + block.count();
    }
}
