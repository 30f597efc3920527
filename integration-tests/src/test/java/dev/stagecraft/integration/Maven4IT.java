/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maven 4, with {@code annotationProcessorPaths} and with its dependencies of the type {@code processor}. */
class Maven4IT {
    private static final String VERSION = "4.0.0-rc-5";

    private static Path home;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        Maven.prepare();
        home = Maven.unpacked(VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maven4", "lombok-mapstruct"})
    void builds(String name) throws IOException, InterruptedException {
        BuiltProject project =
                new Maven(home, Jdks.running()).build(name, "compile").requireSuccess();
        Program program = project.run("example.Main");
        assertEquals(0, program.exitCode(), program::text);
        assertEquals("5306", program.lines().get(0));
    }
}
