/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An epoch of the data path alone: JPEGs of 500x375, of which a random part is resized to 224x224, flipped, standardized, and put into batches. Two
 * threads, or two of the other's processes.
 */
final class DataPath {
    private static final int IMAGES = 192;
    static final int CLASSES = 4;
    private static final int BATCH = 32;
    private static final int THREADS = 2;
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 11;

    private DataPath() {}

    /** Who makes the batches. */
    private enum Reader {
        /** With the decoder of this Java. */
        JAVA {
            @Override
            List<String> command(Path folder) {
                String withoutOpenCv = Stream.of(
                                System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(jar -> !Path.of(jar).getFileName().toString().startsWith("opencv-"))
                        .collect(Collectors.joining(File.pathSeparator));
                return java(withoutOpenCv, folder);
            }
        },
        /** With OpenCV's presets on the class path. */
        OPENCV {
            @Override
            List<String> command(Path folder) {
                return java(System.getProperty("java.class.path"), folder);
            }
        },
        /** torchvision: {@code peers/data.py}. */
        TORCHVISION {
            @Override
            List<String> command(Path folder) {
                TorchContender torch = TorchContender.ofProperties(TorchContender.Mode.EAGER);
                return List.of(
                        torch.python(),
                        torch.peers().resolve("data.py").toString(),
                        folder.toString(),
                        String.valueOf(BATCH),
                        String.valueOf(THREADS));
            }
        };

        abstract List<String> command(Path folder);

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static List<String> java(String classPath, Path folder) {
            List<String> command = new ArrayList<>(JavaContender.java(classPath, DataWorker.class));
            command.addAll(List.of(folder.toString(), String.valueOf(BATCH), String.valueOf(THREADS)));
            return command;
        }
    }

    private record Row(Reader reader, Reader baseline) {
        String name() {
            return "data-jpeg-" + reader.title() + "-against-" + baseline.title();
        }

        /** Prints the other's time over that of the first: of the clock, and of the processor, which other programs change less. */
        void run(Path folder) throws Exception {
            try (WorkerProcess others = WorkerProcess.start(baseline.title(), baseline.command(folder));
                    WorkerProcess first = WorkerProcess.start(reader.title(), reader.command(folder))) {
                for (int warmUp = 0; warmUp < WARM_UP; warmUp++) {
                    others.run();
                    first.run();
                }
                double othersBefore = others.processorMilliseconds();
                double firstBefore = first.processorMilliseconds();
                Ratio.print(name(), ROUNDS, others, first);
                double theirs = (others.processorMilliseconds() - othersBefore) / ROUNDS / IMAGES;
                double ours = (first.processorMilliseconds() - firstBefore) / ROUNDS / IMAGES;
                System.out.printf(
                        Locale.ROOT,
                        "processor %s %.3f  %.2f ms an image against %.2f ms%n",
                        name(),
                        theirs / ours,
                        theirs,
                        ours);
            }
        }
    }

    static void run(Predicate<String> isWanted) throws Exception {
        List<Row> rows = Stream.of(
                        new Row(Reader.JAVA, Reader.TORCHVISION),
                        new Row(Reader.OPENCV, Reader.TORCHVISION),
                        new Row(Reader.OPENCV, Reader.JAVA))
                .filter(row -> isWanted.test(row.name()))
                .toList();
        if (isWanted.test(DataShare.ROW)) {
            skippable(DataShare.ROW, DataShare::run);
        }
        if (rows.isEmpty() && !isWanted.test(DataMemory.ROW)) {
            return;
        }
        try (TemporaryFolder folder = TemporaryFolder.create("photographs")) {
            long bytes = write(folder.path());
            System.out.printf(Locale.ROOT, "data %d images an epoch, %.0f KB each%n", IMAGES, bytes / 1e3 / IMAGES);
            for (Row row : rows) {
                skippable(row.name(), () -> row.run(folder.path()));
            }
            if (isWanted.test(DataMemory.ROW)) {
                skippable(DataMemory.ROW, () -> DataMemory.run(folder.path()));
            }
        }
    }

    private static void skippable(String row, Ratio.Work work) throws Exception {
        try {
            work.run();
        } catch (UnavailableException reason) {
            System.out.println("skipped " + row + ": " + reason.getMessage());
        }
    }

    private static long write(Path folder) throws IOException {
        long bytes = 0;
        for (int image = 0; image < IMAGES; image++) {
            Path file = Files.createDirectories(folder.resolve("class" + image % CLASSES))
                    .resolve("image" + image + ".jpg");
            Photographs.write(file, 375, 500, image);
            bytes += Files.size(file);
        }
        return bytes;
    }
}
