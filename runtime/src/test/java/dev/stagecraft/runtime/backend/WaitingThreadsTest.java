/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.backend;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What GNU's OpenMP itself says of how its threads wait, in a JVM whose environment does not. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "GNU's OpenMP is that of Linux")
class WaitingThreadsTest {
    private static String environmentOfOpenMp(String name, String value) throws IOException {
        ProcessBuilder program = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BackendTest.Detection.class.getName())
                .redirectErrorStream(true);
        program.environment().remove("OMP_WAIT_POLICY");
        program.environment().remove("GOMP_SPINCOUNT");
        program.environment().put("OMP_DISPLAY_ENV", "VERBOSE");
        if (!name.isEmpty()) {
            program.environment().put(name, value);
        }
        return new String(program.start().getInputStream().readAllBytes());
    }

    @Test
    void sleepSoon() throws IOException {
        String environment = environmentOfOpenMp("", "");
        assertTrue(environment.contains("GOMP_SPINCOUNT = '10000'"), environment);
    }

    @Test
    void doWhatTheUserSays() throws IOException {
        String environment = environmentOfOpenMp("GOMP_SPINCOUNT", "123");
        assertTrue(environment.contains("GOMP_SPINCOUNT = '123'"), environment);
    }
}
