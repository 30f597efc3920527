/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A folder of 1,000,000 images, in a JVM that has 256 MB: {@link MillionWorker}. */
final class Million {
    private static final String ROW = "million-files";
    private static final int CLASSES = 100;
    private static final int IN_CLASS = 10_000;

    private Million() {}

    /** @throws IllegalStateException if it does not work */
    static void run(Predicate<String> isWanted) throws Exception {
        if (!isWanted.test(ROW)) {
            return;
        }
        try (TemporaryFolder folder = TemporaryFolder.create("million")) {
            write(folder.path());
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                            "-classpath",
                            System.getProperty("java.class.path"),
                            MillionWorker.class.getName(),
                            folder.path().resolve("train").toString())
                    .inheritIO();
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(ROW + " ended with the exit code " + code + ".");
            }
        }
    }

    /** Names as long as ImageNet's; the files of a class are links to one, since file systems have fewer of these than of names. */
    private static void write(Path folder) throws IOException {
        for (int label = 0; label < CLASSES; label++) {
            Path original = folder.resolve("original" + label + ".jpg");
            Photographs.write(original, 32, 32, label);
            Path subfolder = Files.createDirectories(folder.resolve("train").resolve(classOf(label)));
            for (int image = 0; image < IN_CLASS; image++) {
                Files.createLink(subfolder.resolve(classOf(label) + "_" + image + ".JPEG"), original);
            }
        }
        System.out.printf(Locale.ROOT, "%s: %,d files in %d classes%n", ROW, CLASSES * IN_CLASS, CLASSES);
    }

    private static String classOf(int label) {
        return String.format(Locale.ROOT, "n%08d", 1_440_764 + label * 7_919);
    }

    /** The heap's use behind a collection, in bytes. */
    static long used() {
        for (int time : List.of(1, 2, 3)) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
