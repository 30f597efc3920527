/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for whoever carries on name files and tests that there are. */
class DevPagesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]*)(#[^)]*)?\\)");
    /** {@code RuleTest}, or {@code StagecraftTest.thePageHasEveryCommand}. */
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("CONTRIBUTING.md")));
        try (Stream<Path> files = Files.list(ROOT.resolve("dev"))) {
            files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLead(Path page) {
        List<String> broken = found(page, LINK)
                .map(link -> link.group(1))
                .filter(link -> !link.isEmpty() && !Files.exists(page.resolveSibling(link)))
                .toList();
        assertEquals(List.of(), broken);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void testsAreThere(Path page) throws IOException {
        List<Path> tests = tests();
        found(page, TEST).forEach(mention -> {
            List<Path> named = tests.stream()
                    .filter(test -> test.endsWith(mention.group(1) + ".java"))
                    .toList();
            assertFalse(named.isEmpty(), page + " names " + mention.group(1));
            if (mention.group(2) != null) {
                assertFalse(
                        named.stream().noneMatch(test -> text(test).contains("void " + mention.group(2) + "(")),
                        page + " names " + mention.group());
            }
        });
    }

    /** A page that is not linked is not found. */
    @Test
    void eachIsLinkedFromTheFirst() throws IOException {
        Path first = ROOT.resolve("CONTRIBUTING.md");
        Set<Path> linked = found(first, LINK)
                .map(link -> first.resolveSibling(link.group(1)))
                .collect(Collectors.toSet());
        List<Path> lost = pages().stream()
                .filter(page -> !page.equals(first) && !linked.contains(page))
                .toList();
        assertEquals(List.of(), lost);
    }

    private static List<Path> tests() throws IOException {
        List<Path> tests = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(file -> file.toString().endsWith("Test.java")).forEach(tests::add);
                }
            }
        }
        return tests;
    }

    private static Stream<MatchResult> found(Path page, Pattern pattern) {
        return pattern.matcher(text(page)).results();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
