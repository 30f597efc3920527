/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.backend;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a JVM in which ND4J is loaded prints of JavaCPP. */
class JavaCppLogTest {
    private static final String ODD = "Versions of org.bytedeco:javacpp:";

    private static String printed(String... options) throws IOException {
        List<String> program = Stream.of(
                        Stream.of(System.getProperty("java.home") + "/bin/java"),
                        Stream.of(options),
                        Stream.of("-cp", System.getProperty("java.class.path"), BackendTest.Detection.class.getName()))
                .flatMap(part -> part)
                .toList();
        Process process = new ProcessBuilder(program).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes());
    }

    @Test
    void goesWhereEverythingElseGoes() throws IOException {
        String printed = printed("-Dorg.slf4j.simpleLogger.log.org.bytedeco.javacpp=warn");
        assertTrue(printed.contains("WARN org.bytedeco.javacpp.Loader - " + ODD), printed);
    }

    @Test
    void isLeftOutAsOthersAre() throws IOException {
        String printed = printed("-Dorg.slf4j.simpleLogger.log.org.bytedeco.javacpp=error");
        assertFalse(printed.contains(ODD), printed);
    }

    @Test
    void isWhereTheUserWantsIt() throws IOException {
        String printed = printed("-Dorg.bytedeco.javacpp.logger=default");
        assertTrue(printed.contains("Warning: " + ODD), printed);
    }
}
