/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The same sources give the same jars, byte for byte: in another folder, on another day, in another time zone and language. */
class ReproducibleIT {
    private static final List<String> JARS = Artifacts.JARS;

    private static Path copy;

    @BeforeAll
    static void buildAgain() throws IOException, InterruptedException {
        Maven.prepare();
        copy = SourceCopy.make(Path.of("target/copies/of the sources").toAbsolutePath());
        Program build = Maven.running()
                .in(Map.of("TZ", "Asia/Tokyo", "LC_ALL", "C"))
                .run(copy, "package", "-pl", "bom,runtime,processor,spark", "-am", "-Dmaven.test.skip=true");
        assertEquals(0, build.exitCode(), build::text);
    }

    @ParameterizedTest
    @FieldSource("JARS")
    void jars(String module) throws IOException {
        Path again = copy.resolve(module)
                .resolve("target")
                .resolve(Artifacts.jar(module).getFileName());
        assertArrayEquals(Files.readAllBytes(Artifacts.jar(module)), Files.readAllBytes(again));
    }

    @Test
    void versions() throws IOException {
        assertEquals(
                Files.readString(Artifacts.pom("bom")),
                Files.readString(copy.resolve("bom/target/.flattened-pom.xml")));
    }
}
