/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.report.RunPage;
import dev.stagecraft.report.record.Run;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.file.AtomicFile;
import dev.stagecraft.runtime.file.WriteFailure;
import dev.stagecraft.runtime.picture.NetworkPicture;
import dev.stagecraft.runtime.record.EventFile;
import dev.stagecraft.runtime.record.MetricsFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Writes how a training goes into a folder: a table, {@code metrics.csv}, a file of events for TensorBoard, warnings, {@code warnings.txt}, what
 * was trained, {@code network.json} and {@code network.svg}, and what the held-out images were taken for, {@code evaluation.json}; and a page of all that, {@code report.html}. A training does not end because its record cannot
 * be written; it says so once.
 */
final class RunRecord implements TrainingProgress {
    private static final int INTERVAL = 20;
    private static final int PAGE_SHARE = 100;
    private static final List<String> COLUMNS = List.of(
            "step",
            "epoch",
            "kind",
            "loss",
            "rate",
            "images_per_second",
            "waiting_share",
            "test_accuracy",
            "test_top5_accuracy");

    private final Path folder;
    private final Consumer<String> warning;
    private Optional<Open> files = Optional.empty();
    private boolean hasFailed;
    private boolean hasFailedPage;
    private long pageBegun;
    private long pageTook;
    private boolean hasPage;
    private int firstStep;
    private Optional<StepFigures> last = Optional.empty();
    private double lossSum;
    private int lossCount;

    /** The open files. */
    private record Open(MetricsFile table, EventFile events) implements Closeable {
        @Override
        public void close() throws IOException {
            table.close();
            events.close();
        }
    }

    /** Something that is written. */
    @FunctionalInterface
    private interface Work {
        void on(Open files) throws IOException;
    }

    /** @param warning is told a sentence if nothing can be written */
    RunRecord(Path folder, Consumer<String> warning) {
        this.folder = folder;
        this.warning = warning;
    }

    /** The training begins, or is gone on with. */
    void began(NetworkSummary network) {
        replace("network.json", NetworkText.of(network));
        try {
            replace("network.svg", NetworkPicture.of(network).svg());
        } catch (IllegalArgumentException e) {
            // A table of layers of an older version does not say what meets in a layer; the page goes without a
            // picture.
        }
    }

    @Override
    public void resumed(Path checkpoint, int steps) {
        firstStep = steps;
    }

    @Override
    public void stepFinished(StepFigures figures) {
        last = Optional.of(figures);
        lossSum += figures.loss();
        lossCount++;
        if (figures.step() % INTERVAL == 0) {
            double loss = lossSum / lossCount;
            lossSum = 0;
            lossCount = 0;
            write(files -> {
                files.table().add(row(figures, "steps", loss, figures.imagesPerSecond(), List.of("", "")));
                Map<String, Double> values = new LinkedHashMap<>();
                values.put("loss/steps", loss);
                figures.rate().ifPresent(rate -> values.put("learning_rate", rate));
                values.put("speed/images_per_second", figures.imagesPerSecond());
                values.put("speed/waiting_share", figures.waitingShare());
                files.events().write(figures.step(), values);
            });
        }
    }

    /** What the held-out images were taken for. */
    void evaluated(int epoch, ClassificationReport report, List<WrongImage> wrong) {
        replace("evaluation.json", EvaluationText.of(epoch, report, wrong));
    }

    /** An epoch and its evaluation are done, and its checkpoint is not written yet. */
    void epochDone(EpochResult result, double imagesPerSecond) {
        // A training that was resumed behind its last step has none.
        last.ifPresent(figures -> write(files -> {
            List<String> accuracies = List.of(text(result.accuracy()), text(result.top5Accuracy()));
            files.table().add(row(figures, "epoch", result.loss(), imagesPerSecond, accuracies));
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("loss/epoch", result.loss());
            result.accuracy().ifPresent(accuracy -> values.put("test/accuracy", accuracy));
            result.top5Accuracy().ifPresent(accuracy -> values.put("test/top5_accuracy", accuracy));
            files.events().write(figures.step(), values);
        }));
    }

    @Override
    public void epochFinished(EpochResult result, double imagesPerSecond) {
        // Where epochs take seconds, not behind each: pages take at most a hundredth of the time. The first one, for
        // which
        // classes are loaded, says nothing about the next.
        if (System.nanoTime() - pageBegun >= PAGE_SHARE * pageTook) {
            pageBegun = System.nanoTime();
            writePage();
            pageTook = hasPage ? System.nanoTime() - pageBegun : 0;
            hasPage = true;
        }
    }

    private void writePage() {
        if (hasFailed) {
            return;
        }
        try {
            put("report.html", RunPage.of(Run.load(folder)));
        } catch (IOException | RuntimeException e) {
            // A file of the record that somebody else has changed, or a fault here: no training ends because of its
            // page.
            if (!hasFailedPage) {
                hasFailedPage = true;
                warning.accept("The page of the training is not written: "
                        + (e instanceof IOException ? e.getMessage() : e + "."));
            }
        }
    }

    /** Writes a file anew. */
    private void replace(String name, String text) {
        if (hasFailed) {
            return;
        }
        try {
            put(name, text);
        } catch (IOException e) {
            fail(e);
        }
    }

    private void put(String name, String text) throws IOException {
        AtomicFile.write(
                folder.resolve(name), channel -> channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Into a file of its own, once, though a training that is resumed may say it again. */
    @Override
    public void warned(String sentence) {
        Path file = folder.resolve("warnings.txt");
        try {
            if (!Files.exists(file) || !Files.readAllLines(file).contains(sentence)) {
                Files.writeString(file, sentence + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private static List<String> row(
            StepFigures figures, String kind, double loss, double imagesPerSecond, List<String> accuracies) {
        return List.of(
                String.valueOf(figures.step()),
                String.valueOf(figures.epoch()),
                kind,
                String.valueOf(loss),
                text(figures.rate()),
                String.valueOf(imagesPerSecond),
                String.valueOf(figures.waitingShare()),
                accuracies.get(0),
                accuracies.get(1));
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? String.valueOf(number.getAsDouble()) : "";
    }

    private void write(Work work) {
        if (hasFailed) {
            return;
        }
        try {
            if (files.isEmpty()) {
                files = Optional.of(new Open(
                        MetricsFile.open(folder.resolve("metrics.csv"), COLUMNS, firstStep),
                        EventFile.begin(folder, firstStep + 1, Clock.systemUTC())));
            }
            work.on(files.get());
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException e) {
        if (!hasFailed) {
            hasFailed = true;
            WriteFailure failure = WriteFailure.ofFolder(folder, e);
            warning.accept("The record of the training cannot be written into " + folder + ", because "
                    + failure.reason() + ", and ends here; the training goes on. To have one the next time, "
                    + failure.remedy() + ".");
        }
    }

    @Override
    public void close() {
        // With what was warned of at the end.
        writePage();
        try {
            if (files.isPresent()) {
                files.get().close();
            }
        } catch (IOException e) {
            // What was written is there all the same.
        }
    }
}
