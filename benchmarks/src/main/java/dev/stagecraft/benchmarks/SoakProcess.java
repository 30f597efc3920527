/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import dev.stagecraft.benchmarks.soak.Soak;
import java.io.IOException;
import java.nio.file.Path;

/** The soak in a process of its own, whose heap is fixed. */
final class SoakProcess {
    private SoakProcess() {}

    /** @throws IllegalStateException if an answer was wrong or something grew */
    static void run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Soak.class.getName(),
                        System.getProperty("minutes"))
                .inheritIO();
        WorkerProcess.quieten(builder.environment());
        // More threads compute than there are processors, and those that wait should not turn in circles.
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        // glibc keeps up to 64 MB of freed memory in each of its arenas, eight for each processor, and fills them in
        // hours.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("The soak ended with the exit code " + code + ".");
        }
    }
}
