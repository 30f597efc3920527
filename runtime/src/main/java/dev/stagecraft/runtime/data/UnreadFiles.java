/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.file.FileNames;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Files that are there for images and are not read: counted by their kind, and the first of them named, in whatever order they are found. */
final class UnreadFiles {
    private static final int NAMED = 5;

    private static final String LINK = "link to what is missing";

    private static final String LINKS = "links to what is missing";

    private final SortedMap<String, Integer> kinds = new TreeMap<>();
    private final SortedSet<Path> first = new TreeSet<>();

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
        count(LINKS, file);
    }

    /** A file that is named and is not there. */
    void addMissing(Path file) {
        count("missing", file);
    }

    private void count(String kind, Path file) {
        kinds.merge(kind, 1, Integer::sum);
        first.add(file);
        if (first.size() > NAMED + 1) {
            first.remove(first.last());
        }
    }

    private static String one(String kind) {
        return kind.equals(LINKS) ? LINK : kind;
    }

    /** What is to be done with them. */
    String advice() {
        return kinds.keySet().equals(Set.of(LINKS))
                ? "mend, remove or skip them."
                : "convert them to JPEG or PNG, remove or skip them.";
    }

    /** How many, of which kinds, and the first names. */
    String text(Path folder) {
        int count = kinds.values().stream().mapToInt(Integer::intValue).sum();
        String all = kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + (kind.getValue() == 1 ? one(kind.getKey()) : kind.getKey()))
                .collect(Collectors.joining(", "));
        String names = first.stream()
                .limit(NAMED)
                .map(file -> FileNames.path(folder.relativize(file)))
                .collect(Collectors.joining(", "));
        return count + (count == 1 ? " file that is" : " files that are") + " not read (" + all + ": " + names
                + (first.size() > NAMED ? ", \u2026" : "") + ")";
    }
}
