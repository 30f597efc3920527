/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.layout;

import dev.stagecraft.picture.drawing.Face;
import dev.stagecraft.picture.drawing.Ink;
import dev.stagecraft.picture.drawing.Mark.Anchor;
import dev.stagecraft.picture.drawing.TextWidth;
import dev.stagecraft.picture.network.Network;
import dev.stagecraft.picture.network.Section;
import java.util.List;

/** What a stage costs: a number and a bar for each metric, all stages of all networks to one scale. */
record Bars(List<Network> networks, Network network) {
    static final double HEIGHT = Metric.values().length * 36.0;

    private static final double ROW = 36;
    private static final double THICK = 6;

    static double width() {
        return TextWidth.of("activation bytes", Face.SMALL) + TextWidth.of("+100.0 %", Face.SMALL) + 8;
    }

    void draw(Sheet sheet, Section section, double left, double top, double width) {
        double y = top;
        for (Metric metric : Metric.values()) {
            sheet.text(left, y + 10, metric.title(), Face.SMALL, Ink.QUIET, Anchor.START);
            String aside = metric.aside(section, network, networks);
            boolean isChange = network != networks.get(0) && !aside.isEmpty();
            sheet.text(left + width, y + 10, aside, Face.SMALL, isChange ? Ink.DIFFERENT_SIGN : Ink.QUIET, Anchor.END);
            sheet.text(left, y + 22, metric.text(section), Face.NUMBER, Ink.TEXT, Anchor.START);
            sheet.box(left, y + 26, width, THICK, THICK / 2, Ink.TRACK, "");
            double bar = width * metric.share(section, networks);
            if (bar > 0) {
                sheet.box(left, y + 26, Math.max(bar, 1), THICK, Math.min(bar, THICK) / 2, Ink.BAR, "");
            }
            y += ROW;
        }
    }
}
