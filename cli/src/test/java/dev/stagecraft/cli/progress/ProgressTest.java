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
        advance(new LineProgress("images", new PrintWriter(errors), Duration.ZERO));
        assertEquals(
                List.of("images: 1,000 of 3,000", "images: 2,000 of 3,000"),
                errors.toString().lines().toList());
    }

    @Test
    void workThatIsSoonDoneSaysNothing() {
        advance(new LineProgress("images", new PrintWriter(errors), Duration.ofHours(1)));
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
        try (LoadingProgress progress = new LoadingProgress(new PrintWriter(errors))) {
            progress.done(1, 2);
            progress.done(2, 2);
            progress.done(1, 1);
        }
        assertEquals("", errors.toString());
    }

    private static void advance(ShownProgress progress) {
        try (progress) {
            for (int done = 1000; done <= 3000; done += 1000) {
                progress.done(done, 3000);
            }
        }
    }
}
