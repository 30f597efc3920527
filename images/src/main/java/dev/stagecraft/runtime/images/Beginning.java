/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a file begins with.
 *
 * @param text its bytes as ISO 8859-1
 */
record Beginning(String text) {
    /** The bytes that tell all formats apart. */
    static final int LENGTH = 32;

    static Beginning of(byte[] bytes) {
        return new Beginning(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether it begins like a pattern, in which a question mark is any byte. */
    boolean matches(String pattern) {
        return matches(text, pattern);
    }

    /** The same where capital letters are as good as small ones, of which the pattern is. */
    boolean matchesInSmall(String pattern) {
        return matches(text.toLowerCase(Locale.ROOT), pattern);
    }

    private static boolean matches(String text, String pattern) {
        if (text.length() < pattern.length()) {
            return false;
        }
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '?' && pattern.charAt(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
