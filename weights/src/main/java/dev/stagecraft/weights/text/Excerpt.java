/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights.text;

/** Text from a file, so that it can stand in one line of a message whatever it is. */
public final class Excerpt {
    private static final int LONGEST = 80;

    private Excerpt() {}

    /**
     * {@return the text in one line, shortened to 80 characters; what cannot be printed is a question mark}
     *
     * @param text whatever a file says
     */
    public static String of(String text) {
        String line = text.codePoints()
                .limit(LONGEST)
                .map(point -> Character.isISOControl(point) || !Character.isDefined(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.length() > line.length() ? line + "…" : line;
    }
}
