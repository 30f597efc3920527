/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.weights.LoadedWeights;
import java.io.PrintStream;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Shows progress as text. */
final class ConsoleProgress implements TrainingProgress {
    private static final int REFRESH_MILLISECONDS = 200;

    private final PrintStream lines;
    private final Optional<PrintStream> terminal;
    private final long interval;
    private Optional<Bar> bar = Optional.empty();
    private int epoch;
    private int epochs;
    private int images;
    private long lastLine = System.nanoTime();

    /**
     * Prints lines to the one, and a bar that comes and goes to the other.
     *
     * @param terminal if there is none, a line says every so often how far the epoch is
     * @param interval between two such lines
     */
    ConsoleProgress(PrintStream lines, Optional<PrintStream> terminal, Duration interval) {
        this.lines = lines;
        this.terminal = terminal;
        this.interval = interval.toNanos();
    }

    @Override
    public void started(Backend backend, Execution execution, Precision precision, Optional<String> engine) {
        String library = backend instanceof Backend.Gpu ? "cuDNN" : "oneDNN";
        String stock = backend
                + (execution == Execution.ONEDNN || execution == Execution.CUDNN ? ", convolutions by " + library : "");
        lines.println("device: " + engine.orElse(stock)
                + switch (precision) {
                    case FULL -> "";
                    case TF32 -> " in TF32";
                    case BFLOAT16 -> " in bfloat16";
                });
    }

    @Override
    public void startedFrom(LoadedWeights weights) {
        lines.println(weights);
    }

    @Override
    public void warned(String sentence) {
        lines.println("warning: " + sentence);
    }

    @Override
    public void resumed(Path checkpoint, int steps) {
        lines.println("resumed from " + checkpoint + " after " + steps + " steps");
    }

    @Override
    public void epochStarted(int epoch, int epochs, int images, int done) {
        this.epoch = epoch;
        this.epochs = epochs;
        this.images = images;
        bar = terminal.map(stream -> Bar.of("epoch " + epoch + "/" + epochs + " images", images, done, stream));
    }

    @Override
    public void stepFinished(StepFigures figures) {
        show(figures.done(), figures.text());
    }

    @Override
    public void stepFinished(int done, double loss) {
        show(done, String.format(Locale.ROOT, "loss %.3f", loss));
    }

    private void show(int done, String figures) {
        bar.ifPresent(shown -> shown.bar().stepTo(done).setExtraMessage(", " + figures));
        long now = System.nanoTime();
        if (terminal.isEmpty() && now - lastLine >= interval && done < images) {
            lines.println("epoch " + epoch + "/" + epochs
                    + String.format(Locale.ROOT, ": %,d of %,d images, %s", done, images, figures));
            lastLine = now;
        }
    }

    @Override
    public void epochFinished(EpochResult result, double imagesPerSecond) {
        close();
        lastLine = System.nanoTime();
        lines.println("epoch " + result.epoch() + "/" + epochs + ": " + result.figures()
                + String.format(Locale.ROOT, ", %.0f images/s", imagesPerSecond));
    }

    @Override
    public void close() {
        bar.ifPresent(Bar::remove);
        bar = Optional.empty();
    }

    /** The library's bar, and the line that it is drawn on. */
    private record Bar(ProgressBar bar, Line line) {
        static Bar of(String task, int images, int done, PrintStream terminal) {
            Line line = new Line(terminal);
            ProgressBar bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(images)
                    .startsFrom(done, Duration.ZERO)
                    .showSpeed(new DecimalFormat("0"))
                    .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
                    .setConsumer(line)
                    .build();
            return new Bar(bar, line);
        }

        /** Not by {@code clearDisplayOnFinish}, which leaves a bar that closes before it was first drawn. */
        void remove() {
            bar.close();
            line.clear();
        }
    }

    /** Stays empty when the bar is gone: the line of the epoch takes its place. */
    private static final class Line extends ConsoleProgressBarConsumer {
        Line(PrintStream terminal) {
            super(terminal);
        }

        @Override
        public void close() {}
    }
}
