/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.file.FileNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Files that are there for images and are not read: counted by their kind, and the first of them named. */
final class UnreadFiles {
    private static final int NAMED = 5;

    private final SortedMap<String, Integer> kinds = new TreeMap<>();
    private final List<Path> first = new ArrayList<>();

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    /** A file of another format. */
    void add(Path file) {
        String name = FileNames.of(file);
        int dot = name.lastIndexOf('.');
        count(dot < 0 ? "without a suffix" : name.substring(dot).toLowerCase(Locale.ROOT), file);
    }

    /** A link to what is missing. */
    void addLink(Path file) {
        count("links to what is missing", file);
    }

    /** A file that is named and is not there. */
    void addMissing(Path file) {
        count("missing", file);
    }

    private void count(String kind, Path file) {
        kinds.merge(kind, 1, Integer::sum);
        if (first.size() <= NAMED) {
            first.add(file);
        }
    }

    /** How many, of which kinds, and the first names. */
    String text(Path folder) {
        int count = kinds.values().stream().mapToInt(Integer::intValue).sum();
        String all = kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining(", "));
        String names = first.stream()
                .limit(NAMED)
                .map(file -> FileNames.path(folder.relativize(file)))
                .collect(Collectors.joining(", "));
        return count + (count == 1 ? " file that is" : " files that are") + " not read (" + all + ": " + names
                + (first.size() > NAMED ? ", \u2026" : "") + ")";
    }
}
