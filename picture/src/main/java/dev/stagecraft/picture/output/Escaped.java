/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.output;

/** Text in XML and HTML. */
final class Escaped {
    private Escaped() {}

    /** The text with what markup is made of written out; what XML 1.0 cannot have becomes the sign for that. */
    static String text(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(letter) ? letter : '\ufffd');
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int letter) {
        return letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || letter >= ' ' && letter <= '\ud7ff'
                || letter >= '\ue000' && letter <= '\ufffd'
                || letter > '\uffff';
    }
}
