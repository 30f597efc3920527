/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

import dev.stagecraft.picture.drawing.Face;
import dev.stagecraft.picture.drawing.Ink;
import dev.stagecraft.picture.drawing.Mark.Anchor;
import dev.stagecraft.picture.drawing.Point;
import dev.stagecraft.picture.network.Item;
import java.util.ArrayList;
import java.util.List;

/** The inside of a block: its residual branch at the left, its shortcut at the right, and what stands before and behind both. */
final class BlockLayout {
    private static final double GAP = 16;
    private static final double DOT = 2.5;
    private static final double PLUS = 8;
    private static final double BEHIND = 7;
    private static final double PILL = 16;
    private static final double NARROWEST = 96;
    private static final double NARROWEST_SHORTCUT = 70;

    private final List<Item> chain;
    private final double branchWidth;
    private final double shortcutWidth;

    /**
     * The inside of a block of a section, in which those of all blocks are as wide.
     *
     * @param chain the block's
     * @param all those of all blocks
     */
    BlockLayout(List<Item> chain, List<List<Item>> all) {
        this.chain = chain;
        double branch = NARROWEST;
        double shortcut = 0;
        for (Item item : all.stream().flatMap(List::stream).toList()) {
            if (item.is("Add")) {
                List<Item> both = new ArrayList<>(item.paths().get(0));
                both.addAll(item.paths().get(1));
                branch = Math.max(branch, ChainLayout.width(both, false));
                shortcut = Math.max(
                        shortcut,
                        Math.max(
                                NARROWEST_SHORTCUT,
                                ChainLayout.width(item.paths().get(2), true)));
            } else {
                branch = Math.max(branch, ChainLayout.width(List.of(item), false));
            }
        }
        branchWidth = branch;
        shortcutWidth = shortcut;
    }

    double width() {
        return branchWidth + (shortcutWidth > 0 ? GAP + shortcutWidth : 0);
    }

    /** Where the main path enters and leaves, from the left. */
    double axis() {
        return branchWidth / 2;
    }

    /** Draws it; gives where it ends. */
    double draw(ChainLayout layers, double left, double y) {
        double end = y;
        List<Item> before = new ArrayList<>();
        for (Item item : chain) {
            if (item.is("Add")) {
                end = layers.draw(before, left + axis(), end, branchWidth, false);
                before.clear();
                end = sum(item, layers, left, end);
            } else {
                before.add(item);
            }
        }
        return layers.draw(before, left + axis(), end, branchWidth, false);
    }

    private double sum(Item add, ChainLayout layers, double left, double y) {
        Sheet sheet = layers.sheet();
        double x = left + axis();
        List<Item> lead = add.paths().get(0);
        List<Item> branch = add.paths().get(1);
        boolean followsLead = add.layer().settings().containsKey("follows");
        double afterLead = y;
        if (!lead.isEmpty()) {
            double start = y + (followsLead ? 0 : GAP);
            if (!followsLead) {
                sheet.line(Ink.LINE, true, new Point(x, y), new Point(x, start));
            }
            afterLead = layers.draw(lead, x, start, branchWidth, false);
        }
        double split = lead.isEmpty() || !followsLead ? y + DOT : afterLead + DOT + 2;
        double start = Math.max(split, afterLead);
        double end = sheet.arrow(x, start, branch.get(0).layer().input().toString(), Ink.LINE, layers.behind());
        end = layers.draw(branch, x, end, branchWidth, false);
        end = sheet.arrow(x, end, add.layer().output().toString(), Ink.LINE, layers.behind());
        double center = end + PLUS;
        shortcut(add, layers, left + branchWidth + GAP + shortcutWidth / 2, split, center, x);
        sheet.box(x - DOT, split - DOT, 2 * DOT, 2 * DOT, DOT, Ink.LINE, "");
        sheet.box(x - PLUS, center - PLUS, 2 * PLUS, 2 * PLUS, PLUS, Ink.HEADER, Tips.of(add.layer()));
        sheet.line(Ink.LINE, false, new Point(x - 4.5, center), new Point(x + 4.5, center));
        sheet.line(Ink.LINE, false, new Point(x, center - 4.5), new Point(x, center + 4.5));
        if (layers.differing().contains(add.layer().name())) {
            sheet.different(x - PLUS, center - PLUS, 2 * PLUS, 2 * PLUS);
        }
        sheet.line(Ink.LINE, false, new Point(x, center + PLUS), new Point(x, center + PLUS + BEHIND));
        return center + PLUS + BEHIND;
    }

    private void shortcut(Item add, ChainLayout layers, double x, double from, double to, double axis) {
        Sheet sheet = layers.sheet();
        List<Item> chain = add.paths().get(2);
        boolean pads = chain.stream().anyMatch(item -> item.is("ZeroPadShortcut"));
        Ink line = pads ? Ink.PADDED_LINE : Ink.SHORTCUT_LINE;
        double height = chain.isEmpty() ? PILL : ChainLayout.height(chain, shortcutWidth, true);
        double top = from + (to - from - height) / 2;
        double bottom = top + height;
        sheet.line(line, !chain.isEmpty(), new Point(axis, from), new Point(x, from), new Point(x, top));
        sheet.line(line, true, new Point(x, bottom), new Point(x, to), new Point(axis + PLUS, to));
        if (chain.isEmpty()) {
            double width = NARROWEST_SHORTCUT - 6;
            sheet.box(x - width / 2, top, width, PILL, PILL / 2, Ink.SHORTCUT, "");
            sheet.text(x, top + 11.5, "identity", Face.SMALL, Ink.SHORTCUT_TEXT, Anchor.MIDDLE);
        } else {
            layers.draw(chain, x, top, shortcutWidth, true);
            label(sheet, x, from, top, chain.get(0).layer().input().toString(), layers);
        }
        label(sheet, x, bottom, to, add.layer().output().toString(), layers);
    }

    private static void label(Sheet sheet, double x, double from, double to, String shape, ChainLayout layers) {
        sheet.onLine(x, (from + to) / 2 - 6, shape, layers.behind());
    }
}
