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
final class LineProgress implements Progress {
    private final String task;
    private final long total;
    private final PrintWriter errors;
    private final long interval;
    private long done;
    private long lastLine = System.nanoTime();

    LineProgress(String task, long total, PrintWriter errors, Duration interval) {
        this.task = task;
        this.total = total;
        this.errors = errors;
        this.interval = interval.toNanos();
    }

    @Override
    public void advance(long count) {
        done += count;
        long now = System.nanoTime();
        if (now - lastLine >= interval && done < total) {
            errors.println(String.format(Locale.ROOT, "%s: %,d of %,d", task, done, total));
            lastLine = now;
        }
    }

    @Override
    public void close() {
        // What was done is said by the command.
    }
}
