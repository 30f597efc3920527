/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What printed text must have. */
final class Texts {
    private Texts() {}

    static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> "no \"" + part + "\" in:\n" + text);
        }
    }
}
