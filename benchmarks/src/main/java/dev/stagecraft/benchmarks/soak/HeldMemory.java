/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.stagecraft.runtime.onednn.Slab;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.Pointer;

/**
 * What the process holds when all garbage has been freed.
 *
 * @param seconds since the start
 */
record HeldMemory(double seconds, Map<Measure, Double> values) {
    private static final double MEGABYTE = 1 << 20;
    private static final int COLLECTIONS = 3;
    private static final int PAUSE_MILLISECONDS = 150;

    /** What is measured. */
    enum Measure {
        /** Megabytes of the machine's memory. */
        RESIDENT,
        /** Megabytes of native memory that JavaCPP knows of, ND4J's arrays among it. */
        JAVACPP,
        /** Megabytes that networks which only answer hold. */
        SLABS,
        /** Megabytes of the Java heap. */
        HEAP,
        OPEN_FILES,
        CLASSES
    }

    /** Nothing else may be running. */
    static HeldMemory take(double seconds) throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            // Another thread frees what belonged to garbage.
            Thread.sleep(PAUSE_MILLISECONDS);
        }
        NativeHeap.trim();
        Runtime runtime = Runtime.getRuntime();
        Map<Measure, Double> values = new TreeMap<>();
        values.put(Measure.RESIDENT, Pointer.physicalBytes() / MEGABYTE);
        values.put(Measure.JAVACPP, Pointer.totalBytes() / MEGABYTE);
        values.put(Measure.SLABS, Slab.totalBytes() / MEGABYTE);
        values.put(Measure.HEAP, (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
        values.put(Measure.CLASSES, (double)
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            values.put(Measure.OPEN_FILES, (double) unix.getOpenFileDescriptorCount());
        }
        return new HeldMemory(seconds, values);
    }

    /** A line of a table. */
    String line() {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%.0f", seconds));
        values.values().forEach(value -> line.append(String.format(Locale.ROOT, ",%.1f", value)));
        return line.toString();
    }
}
