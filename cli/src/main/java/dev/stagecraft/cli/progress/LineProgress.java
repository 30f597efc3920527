/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A line every so many seconds. */
final class LineProgress implements ShownProgress {
    private final String task;
    private final PrintWriter errors;
    private final long interval;
    private long lastLine = System.nanoTime();

    LineProgress(String task, PrintWriter errors, Duration interval) {
        this.task = task;
        this.errors = errors;
        this.interval = interval.toNanos();
    }

    @Override
    public void done(long done, long all) {
        long now = System.nanoTime();
        if (now - lastLine >= interval && done < all) {
            errors.println(String.format(Locale.ROOT, "%s: %,d of %,d", task, done, all));
            lastLine = now;
        }
    }

    @Override
    public void close() {
        // What was done is said by the command.
    }
}
