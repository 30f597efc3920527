/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.processor.diagnostic.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap.SimpleEntry;
import java.util.Arrays;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One rule, one class, one message. */
class RuleTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern MENTION = Pattern.compile("\\bMessage\\.([A-Z_]{2,})\\b");

    /** The messages that each source file mentions. */
    private static Map<String, Set<String>> mentions() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(RuleTest::mentionsIn)
                    .collect(groupingBy(Entry::getKey, mapping(Entry::getValue, toSet())));
        }
    }

    private static Stream<Entry<String, String>> mentionsIn(Path file) {
        try {
            return MENTION.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) ->
                            new SimpleEntry<>(file.getFileName().toString(), found.group(1)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyMessageIsReportedByOneClassAndEveryClassReportsOne() throws IOException {
        Map<String, Set<String>> mentions = mentions();
        mentions.forEach((file, messages) -> assertEquals(1, messages.size(), file));
        assertEquals(
                Arrays.stream(Message.values()).map(Message::name).collect(toSet()),
                mentions.values().stream().flatMap(Set::stream).collect(toSet()));
        assertEquals(Message.values().length, mentions.size(), "a message is reported by two classes");
    }

    @Test
    void idsAreDistinctAndLookLikeIds() {
        Set<String> ids = Arrays.stream(Message.values()).map(Message::id).collect(toSet());
        assertEquals(Message.values().length, ids.size());
        ids.forEach(id -> assertTrue(id.matches("[a-z-]+/[a-z-]+"), id));
    }
}
