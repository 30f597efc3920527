/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.catalogue;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.processor.diagnostic.Message;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code docs/errors.md} says of every diagnostic what is true: its example is compiled and gives what is printed there, each
 * at this line and column and nothing else, and every fix is applied to the example, which then compiles without a word.
 *
 * <p>{@code -Derrors.rewrite=true} writes what the examples print into the page.
 */
@Tag("slow")
class ErrorCatalogueTest {
    private static List<Entry> entries() {
        return Catalogue.read().entries();
    }

    private static Stream<Entry> withExample() {
        return entries().stream().filter(entry -> entry.example().isPresent());
    }

    @BeforeAll
    static void rewrite() throws IOException {
        if (Boolean.getBoolean("errors.rewrite")) {
            Map<String, String> printed = new HashMap<>();
            withExample()
                    .forEach(entry -> printed.put(
                            entry.id(), entry.example().orElseThrow().printed()));
            Catalogue.read().rewrite(printed);
        }
    }

    @Test
    void everyDiagnosticHasItsSection() {
        List<String> ids = entries().stream().map(Entry::id).toList();
        Set<String> messages =
                new HashSet<>(Arrays.stream(Message.values()).map(Message::id).toList());
        assertEquals(messages, new HashSet<>(ids));
        assertEquals(messages.size(), ids.size(), "a section stands twice");
    }

    /**
     * No declaration shows a fault of Stagecraft or of a disk, another version ({@code OtherVersionTest}) or an option of the compiler
     * ({@code OutputTest}), and none that fits a page has too many stages or units ({@code LimitTest}).
     */
    @Test
    void everySectionHasItsExampleAndFix() {
        assertEquals(
                List.of(
                        Message.UNREADABLE.id(),
                        Message.NEWER_LANGUAGE.id(),
                        Message.OLDER_ANNOTATIONS.id(),
                        Message.TOO_MANY_STAGES.id(),
                        Message.TOO_MANY_UNITS.id(),
                        Message.OLD_JAVA.id(),
                        Message.NOT_WRITTEN.id(),
                        Message.INTERNAL_FAULT.id()),
                entries().stream()
                        .filter(entry ->
                                entry.example().isEmpty() || entry.fixes().isEmpty())
                        .map(Entry::id)
                        .toList());
        entries().forEach(entry -> assertFalse(entry.meaning().isEmpty(), entry::id));
    }

    @ParameterizedTest
    @MethodSource("withExample")
    void examplePrintsWhatThePageSays(Entry entry) {
        assertEquals(entry.printed(), entry.example().orElseThrow().printed());
        assertTrue(entry.printed().contains("[" + entry.id() + "]"), entry::printed);
        assertEquals(
                1,
                entry.printed()
                        .lines()
                        .filter(line -> line.contains("[" + entry.id() + "]"))
                        .count());
    }

    @ParameterizedTest
    @MethodSource("withExample")
    void everyFixCompiles(Entry entry) {
        for (Entry.Fix fix : entry.fixes()) {
            Example fixed = fix.apply(entry.example().orElseThrow());
            assertEquals("", fixed.printed(), fixed::text);
        }
    }

    /** What a message says to set is what the page sets, and {@link #everyFixCompiles} compiles. */
    @ParameterizedTest
    @MethodSource("withExample")
    void everySuggestionIsAFix(Entry entry) {
        String changed =
                entry.fixes().stream().flatMap(fix -> fix.added().stream()).collect(joining("\n"));
        Matcher set = Pattern.compile("(?m) [Ss]et (\\w+ = .*?)\\.$").matcher(entry.printed());
        while (set.find()) {
            for (String suggestion : set.group(1).split(",? (?:or|and) |, (?=\\w+ = )")) {
                String[] sides = suggestion.split(" = ");
                if (sides.length == 2) {
                    Pattern written = Pattern.compile(sides[0] + " = ([\\w.]+\\.)?" + Pattern.quote(sides[1]));
                    assertTrue(written.matcher(changed).find(), () -> suggestion + " is not among the fixes");
                }
            }
        }
    }
}
