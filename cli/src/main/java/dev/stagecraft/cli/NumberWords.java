/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import java.util.regex.Pattern;

/** What picocli says of values that are no numbers, without the names of Java's types. */
final class NumberWords {
    private static final Pattern TOO_LARGE = Pattern.compile("('[+-]?\\d+') is not an? (int|long)$");
    private static final Pattern NOT_WHOLE = Pattern.compile(" is not an? (int|long)$");
    private static final Pattern NO_NUMBER = Pattern.compile(" is not an? (double|float)$");

    private NumberWords() {}

    /** A sentence with those of ours for those endings. */
    static String of(String sentence) {
        String said = TOO_LARGE.matcher(sentence).replaceFirst("$1 has too many digits.");
        said = NOT_WHOLE.matcher(said).replaceFirst(" is no whole number.");
        return NO_NUMBER.matcher(said).replaceFirst(" is no number.");
    }
}
