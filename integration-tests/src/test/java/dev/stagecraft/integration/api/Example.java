/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What shows users how something is used: the code on a page of the documentation, a program of the samples, a generated class, or
 * the code in a type's own Javadoc.
 *
 * @param text all code of the page, or the file
 * @param words every name in it, but for those that it only imports
 */
record Example(String text, Set<String> words) {
    private static final Pattern BLOCK = Pattern.compile("```.*\n((?s:.*?))```");
    private static final Pattern IN_JAVADOC = Pattern.compile("<pre>\\{@code((?s:.*?))</pre>");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import [\\w.]+;");
    private static final Pattern WORD = Pattern.compile("\\w+");

    static List<Example> all() {
        Stream<String> pages = Stream.concat(
                        Stream.of(Path.of("../README.md")), Module.files(Path.of("../docs"), ".md").stream())
                .map(page -> parts(BLOCK, Module.read(page)));
        Stream<String> programs = Stream.of("../samples/src/main/java", "projects", "../processor/src/test/golden")
                .flatMap(folder -> Module.files(Path.of(folder), ".java").stream())
                .map(Module::read);
        Stream<String> javadoc = Module.ALL.stream()
                .flatMap(module -> module.sources().entrySet().stream())
                .map(source -> ofJavadoc(source.getKey(), source.getValue()));
        return Stream.of(pages, programs, javadoc)
                .flatMap(texts -> texts)
                .filter(text -> !text.isBlank())
                .map(text -> new Example(text, words(IMPORT.matcher(text).replaceAll(""))))
                .toList();
    }

    private static String ofJavadoc(String type, String source) {
        String code = parts(IN_JAVADOC, source);
        String imports =
                IMPORT.matcher(source).results().map(MatchResult::group).collect(Collectors.joining("\n"));
        return code.isEmpty() ? "" : "import " + type + ";\n" + imports + code;
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static String parts(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).collect(Collectors.joining("\n"));
    }

    /** Whether it names a type, and imports it, has its whole name, or has it as an annotation, which pages do not import. */
    boolean shows(String type) {
        String[] names = type.replaceFirst("^([a-z]\\w*\\.)*", "").split("\\.");
        String outer = type.substring(0, type.indexOf("." + names[0]) + 1) + names[0];
        return words.containsAll(List.of(names))
                && (Pattern.compile(Pattern.quote(outer) + "\\b").matcher(text).find()
                        || text.contains("import " + outer.replaceFirst("\\w+$", "*"))
                        || text.contains("@" + names[0]));
    }
}
