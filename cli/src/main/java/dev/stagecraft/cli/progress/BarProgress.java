package dev.stagecraft.cli.progress;

import java.io.PrintStream;
import java.text.DecimalFormat;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar that is gone when the work is done. */
final class BarProgress implements Progress {
    private static final int REFRESH_MILLISECONDS = 200;

    private final ProgressBar bar;

    BarProgress(String task, long total, PrintStream terminal) {
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .showSpeed(new DecimalFormat("0"))
                .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
                .setConsumer(new me.tongfei.progressbar.ConsoleProgressBarConsumer(terminal))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void advance(long count) {
        bar.stepBy(count);
    }

    @Override
    public void close() {
        bar.close();
    }
}
