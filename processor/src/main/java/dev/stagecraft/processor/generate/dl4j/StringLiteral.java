/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The Java literal of a text that a user wrote, in ASCII. JavaPoet's {@code $S} leaves line separators, and characters that
 * the compiler's encoding may lack, as they are.
 */
final class StringLiteral {
    private StringLiteral() {}

    static String of(String text) {
        return '"' + text.chars().mapToObj(StringLiteral::escape).collect(Collectors.joining()) + '"';
    }

    private static String escape(int character) {
        if (character == '"' || character == '\\') {
            return "\\" + (char) character;
        }
        if (character > '~') {
            return String.format(Locale.ROOT, "\\u%04x", character);
        }
        // Not as a Unicode escape: that would be read as the end of the line itself.
        return character < ' ' ? String.format(Locale.ROOT, "\\%03o", character) : String.valueOf((char) character);
    }
}
