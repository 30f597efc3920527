/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.output;

import dev.stagecraft.picture.drawing.Ink;
import dev.stagecraft.picture.layout.Legend;
import java.util.Map;

/** What the colours of a page mean. */
final class Legends {
    private Legends() {}

    static String html(boolean compares) {
        StringBuilder html = new StringBuilder("<ul class=\"sc-legend\" aria-label=\"Colours\">\n");
        for (Map.Entry<String, Ink> entry : Legend.entries(compares).entrySet()) {
            html.append("<li><svg class=\"sc-picture\" width=\"16\" height=\"13\" aria-hidden=\"true\"><rect class=\"")
                    .append(entry.getValue().cssClass())
                    .append("\" x=\"1\" y=\"1\" width=\"14\" height=\"11\" rx=\"3\"");
            if (entry.getValue().isDashed()) {
                html.append(" stroke-dasharray=\"4 3\"");
            }
            html.append("/></svg> ").append(entry.getKey()).append("</li>\n");
        }
        return html.append("</ul>\n").toString();
    }
}
