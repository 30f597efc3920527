/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.output;

import dev.stagecraft.picture.drawing.Face;
import dev.stagecraft.picture.drawing.Ink;
import java.util.Locale;

/** The colours and letters of pictures, for a page in the light and in the dark. */
final class Styles {
    private static final String FONT = "Arial,\"Liberation Sans\",Helvetica,sans-serif";

    private Styles() {}

    /** Rules for elements inside of {@code .sc-picture}. */
    static String css() {
        StringBuilder css = new StringBuilder();
        css.append(".sc-picture{font-family:").append(FONT).append("}\n");
        css.append(".sc-picture text{pointer-events:none}\n");
        for (Face face : Face.values()) {
            css.append(String.format(
                    Locale.ROOT,
                    ".sc-picture .%s{font-size:%spx;font-weight:%d}%n".replace("%n", "\n"),
                    faceClass(face),
                    Numbers.of(face.size()),
                    face.isBold() ? 700 : 400));
        }
        colours(css, false);
        css.append("@media (prefers-color-scheme:dark){\n");
        colours(css, true);
        css.append("}\n@media print{\n");
        colours(css, false);
        css.append("}\n");
        return css.toString();
    }

    static String faceClass(Face face) {
        return "sc-f-" + face.name().toLowerCase(Locale.ROOT);
    }

    private static void colours(StringBuilder css, boolean dark) {
        for (Ink ink : Ink.values()) {
            String selector = ".sc-picture ." + ink.cssClass();
            css.append(selector).append("{fill:").append(ink.fill(dark));
            if (!ink.stroke(dark).equals("none")) {
                css.append(";stroke:").append(ink.stroke(dark));
            }
            css.append("}\n");
        }
    }
}
