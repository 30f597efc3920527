/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
    @TempDir
    Path folder;

    @Test
    void forgetsWhatATrainingGoesBackBehind() throws IOException {
        Path file = folder.resolve("metrics.csv");
        List<String> columns = List.of("step", "loss");
        try (MetricsFile table = MetricsFile.open(file, columns, 0)) {
            table.add(List.of("20", "0.9"));
            table.add(List.of("40", "0.8"));
            table.add(List.of("60", "0.7"));
        }
        // Killed in the middle of a row.
        Files.writeString(file, Files.readString(file) + "80,0.");
        try (MetricsFile table = MetricsFile.open(file, columns, 40)) {
            table.add(List.of("60", "0.75"));
        }
        assertEquals("step,loss\n20,0.9\n40,0.8\n60,0.75\n", Files.readString(file));
    }
}
