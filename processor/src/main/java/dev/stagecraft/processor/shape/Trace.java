/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import java.util.ArrayList;
import java.util.List;

/** The shapes from the input to where inference stands, for messages. */
final class Trace {
    private record Line(String name, String shape) {}

    private final List<Line> lines = new ArrayList<>();

    /** The same so far; what is added to one is not added to the other. */
    Trace copy() {
        Trace copy = new Trace();
        copy.lines.addAll(lines);
        return copy;
    }

    void add(String name, Shape shape) {
        lines.add(new Line(name, shape.toString()));
    }

    /** The lines so far. */
    List<String> lines() {
        return format(lines);
    }

    /** The lines so far and the one that fails. */
    List<String> failingAt(String name, String shape) {
        List<Line> all = new ArrayList<>(lines);
        all.add(new Line(name, shape));
        return format(all);
    }

    private static List<String> format(List<Line> lines) {
        int width = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        return lines.stream()
                .map(line -> line.name() + " ".repeat(width + 2 - line.name().length()) + line.shape())
                .toList();
    }
}
