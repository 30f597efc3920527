/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.processor.diagnostic.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One rule, one place, one message; and each rule of a page is asked. */
class RuleTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern MENTION = Pattern.compile("\\bMessage\\.([A-Z_]{2,})\\b");
    private static final Pattern DECLARATION_RULE =
            Pattern.compile("\\n    static void (\\w+)\\(NetworkDeclaration network, Diagnostics diagnostics\\) \\{");
    private static final Pattern SHAPE_RULE = Pattern.compile("\\n    static boolean (\\w+)\\(ShapePlace place, ");

    private static Stream<String> found(Path file, Pattern pattern) {
        try {
            return pattern.matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void eachMessageIsReportedInOnePlace() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Map<String, Long> places = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> found(file, MENTION))
                    .collect(groupingBy(name -> name, TreeMap::new, counting()));
            Map<String, Long> expected = Arrays.stream(Message.values())
                    .collect(toMap(Message::name, message -> 1L, Long::sum, TreeMap::new));
            assertEquals(expected, places, "how often each message is named in " + SOURCES);
        }
    }

    @Test
    void eachRuleOfAPageIsListed() throws IOException {
        assertListed("declaration/rule", "DeclarationRule.java", DECLARATION_RULE);
        assertListed("shape", "ShapeRule.java", SHAPE_RULE);
    }

    private static void assertListed(String folder, String list, Pattern rule) throws IOException {
        Path pages = SOURCES.resolve("dev/stagecraft/processor").resolve(folder);
        Set<String> listed = found(pages.resolve(list), Pattern.compile("\\b(\\w+Rules::\\w+)"))
                .collect(toSet());
        try (Stream<Path> files = Files.list(pages)) {
            Set<String> written = new TreeSet<>();
            files.filter(file -> file.toString().endsWith("Rules.java"))
                    .forEach(file -> found(file, rule).forEach(name -> written.add(page(file) + "::" + name)));
            assertEquals(written, new TreeSet<>(listed), "rules written in " + folder + ", and listed in " + list);
        }
    }

    private static String page(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    @Test
    void idsAreDistinctAndLookLikeIds() {
        Set<String> ids = Arrays.stream(Message.values()).map(Message::id).collect(toSet());
        assertEquals(Message.values().length, ids.size());
        ids.forEach(id -> assertTrue(id.matches("[a-z-]+/[a-z-]+"), id));
    }
}
