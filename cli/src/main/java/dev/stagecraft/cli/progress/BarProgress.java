/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.progress;

import java.io.PrintStream;
import java.text.DecimalFormat;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar that is gone when the work is done. */
final class BarProgress implements ShownProgress {
    private static final int REFRESH_MILLISECONDS = 200;

    private final Line line;
    private final ProgressBar bar;

    BarProgress(String task, long total, PrintStream terminal) {
        line = new Line(terminal);
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .showSpeed(new DecimalFormat("0"))
                .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
                .setConsumer(line)
                .build();
    }

    @Override
    public void done(long done, long all) {
        bar.stepTo(done);
    }

    /** Not by {@code clearDisplayOnFinish}, which leaves a bar that closes before it was first drawn. */
    @Override
    public void close() {
        bar.close();
        line.clear();
    }

    /** What the bar is drawn on. It stays empty when the bar is gone. */
    private static final class Line extends ConsoleProgressBarConsumer {
        Line(PrintStream terminal) {
            super(terminal);
        }

        @Override
        public void close() {}
    }
}
