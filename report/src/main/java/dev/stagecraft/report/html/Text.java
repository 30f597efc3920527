/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.report.html;

/**
 * Text, whoever it is of: the only place that writes any. What would be markup is escaped, and what cannot be seen, or turns the direction of what
 * follows, is shown as its number.
 *
 * @param value as it is
 */
public record Text(String value) implements Markup {
    @Override
    public void writeTo(StringBuilder page) {
        value.codePoints().forEach(code -> write(code, page));
    }

    private static void write(int code, StringBuilder page) {
        switch (code) {
            case '<' -> page.append("&lt;");
            case '>' -> page.append("&gt;");
            case '&' -> page.append("&amp;");
            case '"' -> page.append("&quot;");
            case '\'' -> page.append("&#39;");
            case '\n', '\t' -> page.append((char) code);
            default -> {
                if (isSeen(code)) {
                    page.appendCodePoint(code);
                } else {
                    page.append(String.format("\\u%04x", code));
                }
            }
        }
    }

    /** Neither a control, half of a pair, nor a mark that orders text (Unicode's bidirectional ones are formats). */
    private static boolean isSeen(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL, Character.SURROGATE, Character.FORMAT -> isJoiner(code);
            case Character.UNASSIGNED -> (code & 0xfffe) != 0xfffe;
            default -> true;
        };
    }

    /** Scripts and emoji need the zero-width joiner and non-joiner. */
    private static boolean isJoiner(int code) {
        return code == 0x200c || code == 0x200d;
    }
}
