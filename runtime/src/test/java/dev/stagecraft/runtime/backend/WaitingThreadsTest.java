/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What GNU's OpenMP itself says of how its threads wait, and what OpenBLAS will be told, in a JVM whose environment does not say it. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "GNU's OpenMP is that of Linux")
class WaitingThreadsTest {
    private static String environmentOfOpenMp(String name, String value) throws IOException {
        return output(BackendTest.Detection.class, name, value);
    }

    private static String output(Class<?> main, String name, String value) throws IOException {
        ProcessBuilder program = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectErrorStream(true);
        program.environment().remove("OMP_WAIT_POLICY");
        program.environment().remove("GOMP_SPINCOUNT");
        program.environment().remove("OPENBLAS_THREAD_TIMEOUT");
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

    /** Says what the C library has in the environment, as OpenBLAS asks it. */
    static final class Products {
        /** What is called of the C library. */
        interface CLibrary extends Library {
            String getenv(String name);
        }

        private Products() {}

        public static void main(String[] arguments) {
            WaitingThreads.sleepSoon();
            System.out.println("timeout " + Native.load("c", CLibrary.class).getenv("OPENBLAS_THREAD_TIMEOUT"));
        }
    }

    /** Beside what a newer Java warns of. */
    private static List<String> timeout(String name, String value) throws IOException {
        return output(Products.class, name, value)
                .lines()
                .filter(line -> line.startsWith("timeout "))
                .toList();
    }

    @Test
    void sleepSoonBehindProducts() throws IOException {
        assertEquals(List.of("timeout 16"), timeout("", ""));
        assertEquals(List.of("timeout 16"), timeout("OMP_WAIT_POLICY", "active"));
        assertEquals(List.of("timeout 20"), timeout("OPENBLAS_THREAD_TIMEOUT", "20"));
    }
}
