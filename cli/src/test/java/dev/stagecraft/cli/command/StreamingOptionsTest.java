/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.data.BrokenImages;
import dev.stagecraft.runtime.data.StreamOptions;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class StreamingOptionsTest {
    @Command
    private static final class Program {
        @Mixin
        private StreamingOptions options;
    }

    private static StreamOptions options(String... arguments) {
        Program program = new Program();
        new CommandLine(program).parseArgs(arguments);
        return program.options.options(BrokenImages.FAIL);
    }

    /** So that a training on a folder takes as much memory as on a few images, however large the folder is. */
    @Test
    void nothingIsCachedUnlessThatIsAsked() {
        assertEquals(0, options().cacheBytes());
        assertEquals(64L << 20, options("--cache", "64").cacheBytes());
    }

    @Test
    void threads() {
        assertEquals(StreamOptions.defaults().threads(), options().threads());
        assertEquals(3, options("--data-threads", "3").threads());
    }
}
