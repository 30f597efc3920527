/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.catalogue;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/errors.md}, read by its sections. */
final class Catalogue {
    static final Path FILE = Path.of("..", "docs", "errors.md");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(.*?)\n(.*?)^```$");

    private final String text;

    private Catalogue(String text) {
        this.text = text;
    }

    static Catalogue read() {
        try {
            return new Catalogue(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Entry> entries() {
        return Pattern.compile("(?m)^### ")
                .splitAsStream(text)
                .skip(1)
                .map(section -> entry(section.split("(?m)^## ")[0]))
                .toList();
    }

    private static Entry entry(String section) {
        String id = section.lines().findFirst().orElseThrow().strip();
        Optional<Example> example = Optional.empty();
        String printed = "";
        List<Entry.Fix> fixes = new ArrayList<>();
        Matcher block = BLOCK.matcher(section);
        while (block.find()) {
            String content = block.group(3).stripTrailing();
            switch (block.group(1)) {
                case "java" -> example = Optional.of(example(block.group(2), content));
                case "text" -> printed = content;
                case "diff" -> fixes.add(fix(content));
                default -> throw new AssertionError("a block of " + block.group(1) + " in " + id);
            }
        }
        String meaning = section.lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("```"))
                .collect(joining("\n"))
                .strip();
        return new Entry(id, meaning, example, printed, fixes);
    }

    private static Example example(String options, String source) {
        return Example.of(options.isBlank() ? source : options.strip().replace(' ', '\n') + "\n" + source);
    }

    private static Entry.Fix fix(String content) {
        return new Entry.Fix(marked(content, "-"), marked(content, "+"));
    }

    private static List<String> marked(String content, String mark) {
        return content.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(1))
                .toList();
    }

    /** Writes what the compiler prints for each example; what a section without one quotes stays. */
    void rewrite(Map<String, String> printed) throws IOException {
        StringBuilder result = new StringBuilder();
        String id = "";
        boolean inPrinted = false;
        for (String line : text.lines().toList()) {
            id = line.startsWith("### ") ? line.substring(4).strip() : id;
            inPrinted &= !line.equals("```");
            if (!inPrinted) {
                result.append(line).append('\n');
            }
            if (line.equals("```text") && printed.containsKey(id)) {
                inPrinted = true;
                result.append(printed.get(id)).append('\n');
            }
        }
        Files.writeString(FILE, result);
    }
}
