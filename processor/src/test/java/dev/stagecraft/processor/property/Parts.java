/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.ArrayList;
import java.util.List;

/** The annotations that have been made so far. */
final class Parts {
    private final Numbers numbers;
    private final List<Part> all = new ArrayList<>();

    /** @param numbers those that are written into the annotations */
    Parts(Numbers numbers) {
        this.numbers = numbers;
    }

    /** Adds what was just written. */
    void add(String name, Object text) {
        add(name, text, List.of());
    }

    /** Adds what was just written, and the maps that it makes. */
    void add(String name, Object text, List<String> maps) {
        all.add(new Part(name, text.toString(), numbers.wasFaulty(), maps));
    }

    List<Part> all() {
        return List.copyOf(all);
    }
}
