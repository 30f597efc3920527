/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import dev.stagecraft.runtime.data.ImageFolder;
import dev.stagecraft.runtime.data.ImageSource;
import dev.stagecraft.runtime.data.StreamedDataset;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Locale;

/** Opens a folder, shuffles it, and makes 1,000 batches of 32 images: says how long each takes, and how much memory. */
final class MillionWorker {
    private static final int STEPS = 1000;
    private static final int BATCH = 32;

    private MillionWorker() {}

    /** @param arguments the folder */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long before = Million.used();
        long start = System.nanoTime();
        long processor = DataShare.processorTime();
        ImageSource source = ImageFolder.open(folder);
        double opened = secondsSince(start);
        double computed = (DataShare.processorTime() - processor) / 1e9;
        long held = Million.used() - before;
        System.out.printf(
                Locale.ROOT,
                "opened %,d files in %.1f s (%.1f s of the processor), %.1f bytes of the heap for each%n",
                source.size(),
                opened,
                computed,
                (double) held / source.size());
        StreamedDataset images =
                DataWorker.images(source, 32, Runtime.getRuntime().availableProcessors());
        start = System.nanoTime();
        int first = DataWorker.epoch(images, BATCH, 1, 1);
        System.out.printf(
                Locale.ROOT, "shuffled, and the first batch of %d made, in %.2f s%n", first, secondsSince(start));
        start = System.nanoTime();
        processor = DataShare.processorTime();
        int count = DataWorker.epoch(images, BATCH, 2, STEPS);
        double seconds = secondsSince(start);
        computed = (DataShare.processorTime() - processor) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d steps, %,d images in %.1f s (%.1f s of the processor): %.0f steps a second; heap at most %.0f of %.0f MB%n",
                STEPS,
                count,
                seconds,
                computed,
                STEPS / seconds,
                peak() / 1e6,
                Runtime.getRuntime().maxMemory() / 1e6);
        System.exit(0);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** The sum of what each part of the heap had at most, with what was not collected yet. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
