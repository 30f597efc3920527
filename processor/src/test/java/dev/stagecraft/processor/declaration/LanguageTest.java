/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.ResidualNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanguageTest {
    private static final Path SOURCES = Path.of("..", "dsl-annotations", "src", "main", "java", "dev", "stagecraft");
    /** Stands within others only. */
    private static final Set<String> WITHIN = Set.of("Pool");

    @Test
    void hasEveryAnnotation() throws IOException {
        Set<String> known = new TreeSet<>(Language.SIMPLE_NAMES);
        known.addAll(WITHIN);
        assertEquals(new TreeSet<>(written()), known, "add the annotation to Language.java, or remove it");
    }

    private static Set<String> written() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(LanguageTest::isAnnotation)
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static boolean isAnnotation(String name) {
        try {
            return Class.forName(ResidualNetwork.class.getPackageName() + "." + name)
                    .isAnnotation();
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
