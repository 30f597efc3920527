/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.catalogue;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.Activated;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.processor.network.Layer;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/networks.md} compile without a word, and show the whole language. */
class NetworksPageTest {
    private static final Path PAGE = Path.of("..", "docs", "networks.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\\n(.*?)```");

    private static String text() throws IOException {
        return Files.readString(PAGE);
    }

    /** They extend each other, and so are compiled together. */
    private static String examples() throws IOException {
        return EXAMPLE.matcher(text())
                .results()
                .map((MatchResult example) -> example.group(1))
                .collect(joining("\n"));
    }

    @Test
    void examplesCompile() throws IOException {
        Example together = Example.of(examples());
        assertEquals("", together.printed());
        assertTrue(together.compile().generatedSourceFiles().size() > 10);
    }

    @Test
    void examplesShowEveryAnnotation() throws IOException {
        String examples = examples();
        List<String> annotations;
        Path sources = Path.of("..", "dsl-annotations", "src", "main", "java", "dev", "stagecraft");
        try (var files = Files.list(sources)) {
            annotations = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(NetworksPageTest::isWritten)
                    .toList();
        }
        assertTrue(annotations.contains("Pool") && annotations.contains("Conv"));
        assertEquals(
                List.of(),
                annotations.stream()
                        .filter(name -> !examples.contains("@" + name))
                        .toList());
    }

    /** A layer that no declaration has is not in the language, whatever annotation there is for it. */
    @Test
    void examplesHaveEveryKindOfLayer() throws IOException {
        LayerCollector collector = new LayerCollector();
        Example.of(examples()).compile(collector);
        assertEquals(
                List.of(),
                kinds(Layer.class)
                        .filter(kind -> !collector.kinds().contains(kind))
                        .map(Class::getSimpleName)
                        .toList(),
                "have a class of network.expansion make them, and show them in docs/networks.md");
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(NetworksPageTest::kinds)
                : Stream.of(type);
    }

    /** Containers of repeated annotations are not. */
    private static boolean isWritten(String name) {
        try {
            Class<?> type = Class.forName(ResidualNetwork.class.getPackageName() + "." + name);
            return Annotation.class.isAssignableFrom(type)
                    && !List.of("ResidualStages", "Convs").contains(name);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Test
    void everyActivationIsNamed() throws IOException {
        String text = text();
        Arrays.stream(Activated.Function.values())
                .forEach(function -> assertTrue(text.contains("`" + function + "`"), function::name));
    }
}
