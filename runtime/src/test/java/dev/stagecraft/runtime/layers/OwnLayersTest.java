/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;

/** Nothing is left out of what all are tried with. */
class OwnLayersTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "stagecraft", "runtime", "layers");

    @Test
    void areAllThatThereAre() throws IOException {
        TreeSet<String> tried = OwnLayers.all(4)
                .map(Named::getPayload)
                .map(layer -> layer.getClass().getSimpleName())
                .collect(toCollection(TreeSet::new));
        assertEquals(written(), tried, "add the layer to OwnLayers.java, or remove it");
    }

    private static TreeSet<String> written() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(OwnLayersTest::isOperation)
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static boolean isOperation(String name) {
        try {
            Class<?> type = Class.forName(OwnLayers.class.getPackageName() + "." + name);
            return MapOperation.class.isAssignableFrom(type) && type != MapOperation.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
