/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seen of long work. */
class ProgressTest {
    private final StringWriter errors = new StringWriter();

    @Test
    void linesComeNowAndThen() {
        advance(new LineProgress("images", 3000, new PrintWriter(errors), Duration.ZERO));
        assertEquals(
                List.of("images: 1,000 of 3,000", "images: 2,000 of 3,000"),
                errors.toString().lines().toList());
    }

    @Test
    void workThatIsSoonDoneSaysNothing() {
        advance(new LineProgress("images", 3000, new PrintWriter(errors), Duration.ofHours(1)));
        assertEquals("", errors.toString());
    }

    @Test
    void aBarLeavesNothingBehind() {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        advance(new BarProgress("images", 3000, new PrintStream(terminal, true, StandardCharsets.UTF_8)));
        String shown = terminal.toString(StandardCharsets.UTF_8);
        assertTrue(shown.substring(shown.lastIndexOf('\r')).isBlank(), shown);
    }

    @Test
    void severalFoldersAreLoadedOneAfterTheOther() {
        try (LoadingProgress progress = new LoadingProgress(new PrintWriter(errors), false)) {
            progress.loaded(1, 2);
            progress.loaded(2, 2);
            progress.loaded(1, 1);
        }
        assertEquals("", errors.toString());
    }

    private static void advance(Progress progress) {
        try (progress) {
            for (int step = 0; step < 3; step++) {
                progress.advance(1000);
            }
        }
    }
}
