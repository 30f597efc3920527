/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

import dev.stagecraft.picture.drawing.Face;
import dev.stagecraft.picture.drawing.Ink;
import dev.stagecraft.picture.drawing.TextWidth;
import dev.stagecraft.picture.network.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * What a layer looks like: a box of its own, or a strip that lies against the box before it.
 *
 * @param chips what is seen at a glance: stride, dilation, groups
 */
record Look(String title, List<String> chips, Ink ink, Ink text, boolean isStrip) {
    /** The height of a strip. */
    static final double STRIP = 14;

    private static final double BOX = 23;
    private static final double CHIP = 15;
    private static final double CHIP_PADDING = 9;
    private static final double PADDING = 14;
    private static final double WIDEST = 150;

    Look {
        chips = List.copyOf(chips);
    }

    /** Inks of a lane: shortcuts have their own. */
    static Look of(Item item, boolean onShortcut) {
        Look look = LayerNames.look(item);
        boolean isOwn = look.ink == Ink.CONVOLUTION || look.ink == Ink.POOL;
        return onShortcut && isOwn
                ? new Look(look.title, look.chips, Ink.SHORTCUT, Ink.SHORTCUT_TEXT, look.isStrip)
                : look;
    }

    Face face() {
        return isStrip ? Face.SMALL : Face.LABEL;
    }

    /** The width that it needs. */
    double width() {
        double chip = chips.stream().mapToDouble(Look::chipWidth).max().orElse(0);
        double row = rows(WIDEST).stream().mapToDouble(Look::rowWidth).max().orElse(0);
        return Math.max(TextWidth.of(title, face()), Math.max(chip, row)) + PADDING;
    }

    double height(double width) {
        return isStrip ? STRIP : BOX + rows(width - PADDING + 4).size() * CHIP;
    }

    static double chipWidth(String chip) {
        return TextWidth.of(chip, Face.CHIP) + CHIP_PADDING;
    }

    static double rowWidth(List<String> row) {
        return row.stream().mapToDouble(Look::chipWidth).sum() + 3 * (row.size() - 1);
    }

    /** The chips, row by row. */
    List<List<String>> rows(double width) {
        List<List<String>> rows = new ArrayList<>();
        for (String chip : chips) {
            List<String> last = rows.isEmpty() ? List.of() : rows.get(rows.size() - 1);
            List<String> longer = new ArrayList<>(last);
            longer.add(chip);
            if (!last.isEmpty() && rowWidth(longer) <= width) {
                rows.set(rows.size() - 1, longer);
            } else {
                rows.add(List.of(chip));
            }
        }
        return rows;
    }
}
