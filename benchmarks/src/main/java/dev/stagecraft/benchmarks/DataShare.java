/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.stagecraft.benchmarks.declared.Declaration;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.augmentation.HorizontalFlip;
import dev.stagecraft.runtime.augmentation.PaddedCrop;
import dev.stagecraft.runtime.augmentation.RandomErasing;
import dev.stagecraft.runtime.data.IdxReader;
import dev.stagecraft.runtime.data.ImageSource;
import dev.stagecraft.runtime.data.StreamOptions;
import dev.stagecraft.runtime.data.StreamedDataset;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.training.EpochResult;
import dev.stagecraft.runtime.training.StepFigures;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.runtime.training.TrainingProgress;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * The share of a training of ResNet-20 on Fashion-MNIST that its images take, which are cropped, flipped and erased: of the processor's time, and of
 * the time of the clock, in which steps wait for them.
 */
final class DataShare {
    static final String ROW = "data-share-resnet20-fashion-mnist";

    private static final Path FASHION = Path.of(System.getProperty("fashion", "/usr/share/datasets/fashion-mnist"));
    private static final int IMAGES = 6_400;
    private static final int BATCH = 128;
    private static final int ROUNDS = 2;

    private DataShare() {}

    static void run() throws Exception {
        if (!Files.isDirectory(FASHION)) {
            throw new UnavailableException(
                    "there is no Fashion-MNIST in " + FASHION + "; give its folder with -Dfashion=");
        }
        try (TemporaryFolder folder = TemporaryFolder.create("fashion");
                Declaration declaration = Declaration.fashion()) {
            StreamedDataset images = images(folder.path());
            Watch watch = new Watch();
            Trainer trainer = Trainer.of(declaration.load(), NetworkOptions.defaults())
                    .epochs(ROUNDS + 1)
                    .batchSize(BATCH)
                    .progress(watch);
            trainer.fit(images).close();
            for (int epoch = 1; epoch <= ROUNDS + 1; epoch++) {
                long before = processorTime();
                DataWorker.epoch(images, BATCH, epoch, Integer.MAX_VALUE);
                long alone = processorTime() - before;
                // The first of each is compiled while it runs.
                if (epoch > 1) {
                    System.out.printf(
                            Locale.ROOT,
                            "share %s %.1f %% of the processor's time, %.1f %% of the time waited for; %.1f us an image of %.0f%n",
                            ROW,
                            100.0 * alone / watch.training[epoch - 1],
                            100 * watch.waiting[epoch - 1],
                            alone / 1e3 / IMAGES,
                            watch.training[epoch - 1] / 1e3 / IMAGES);
                }
            }
        }
    }

    private static StreamedDataset images(Path folder) throws IOException {
        ImageSource source = IdxReader.open(
                unpacked("train-images-idx3-ubyte", folder),
                unpacked("train-labels-idx1-ubyte", folder),
                IntStream.range(0, 10).mapToObj(String::valueOf).toList());
        return StreamedDataset.of(
                source.subset(IntStream.range(0, IMAGES).toArray()),
                Preprocessing.of(1, 28, 28),
                StreamOptions.defaults()
                        .withThreads(WorkerProcess.threads())
                        .withAugmentations(
                                Augmentations.of(new PaddedCrop(2), new HorizontalFlip(), new RandomErasing(0.5))));
    }

    private static Path unpacked(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(FASHION.resolve(name + ".gz")))) {
            Files.copy(stream, file);
        }
        return file;
    }

    /** Of all threads of this process, in nanoseconds. */
    static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Notes what each epoch took. */
    private static final class Watch implements TrainingProgress {
        private final long[] training = new long[ROUNDS + 1];
        private final double[] waiting = new double[ROUNDS + 1];
        private long begun;

        @Override
        public void epochStarted(int epoch, int epochs, int images, int done) {
            begun = processorTime();
        }

        @Override
        public void stepFinished(StepFigures figures) {
            waiting[figures.epoch() - 1] = figures.waitingShare();
        }

        @Override
        public void epochFinished(EpochResult result, double imagesPerSecond) {
            training[result.epoch() - 1] = processorTime() - begun;
        }
    }
}
