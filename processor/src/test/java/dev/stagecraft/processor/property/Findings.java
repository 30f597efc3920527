/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

/** What is not as it must be: how often, and the first few as text, so that a run holds no more of them however long it is. */
final class Findings {
    private static final int SHOWN = 3;

    private final String what;
    private final List<String> first = new ArrayList<>();
    private int count;

    /** @param what is found, in the words of a failure */
    Findings(String what) {
        this.what = what;
    }

    /** @param text from which it can be made again */
    void add(Object text) {
        count++;
        if (first.size() < SHOWN) {
            first.add(text.toString());
        }
    }

    void addIf(boolean wrong, Object text) {
        if (wrong) {
            add(text);
        }
    }

    /** @param run which declarations were made */
    void assertNone(String run) {
        assertEquals(0, count, () -> run + ": " + what + ":\n\n" + String.join("\n\n", first));
    }
}
