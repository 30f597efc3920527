/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks.soak;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;

/**
 * Trains, answers, exports, saves, loads and closes in eight threads and changing shapes, compares every answer with a known one, and looks
 * at the memory every half minute.
 */
public final class Soak {
    private static final int INTERVAL_SECONDS = 30;
    /** When all shapes have been seen and all code is compiled. */
    private static final int SETTLED_SECONDS = 600;

    private Soak() {}

    /**
     * @param arguments how many minutes
     * @throws IllegalStateException if an answer was wrong or something grew
     */
    public static void main(String[] arguments) throws Exception {
        int seconds = 60 * Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("stagecraft-soak");
        List<SoakSubject> subjects = new ArrayList<>(prepare(folder));
        Workers workers = new Workers(subjects, folder);
        workers.warmUp();
        workers.start();
        List<HeldMemory> samples = samples(workers, seconds);
        workers.stop();
        for (SoakSubject subject : subjects) {
            subject.close();
        }
        subjects.clear();
        System.out.println("closed: " + HeldMemory.take(0).line());
        Workers.delete(folder);
        judge(workers, samples, Math.min(SETTLED_SECONDS, seconds / 3));
    }

    /** All at once, since Deeplearning4j's own layers take their time. */
    private static List<SoakSubject> prepare(Path folder) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<SoakSubject> subjects = new ArrayList<>();
            List<Future<SoakSubject>> prepared = Stream.of(SoakNetwork.values())
                    .map(declared -> threads.submit(() -> SoakSubject.of(declared, folder)))
                    .toList();
            for (Future<SoakSubject> subject : prepared) {
                subjects.add(subject.get());
            }
            return subjects;
        } finally {
            threads.shutdown();
        }
    }

    private static List<HeldMemory> samples(Workers workers, int seconds) throws InterruptedException {
        System.out.println("seconds,"
                + Stream.of(HeldMemory.Measure.values()).map(Enum::name).collect(Collectors.joining(","))
                + ",OPERATIONS,FAILURES");
        List<HeldMemory> samples = new ArrayList<>();
        long start = System.nanoTime();
        double now = 0;
        while (now < seconds) {
            Thread.sleep(1000L * INTERVAL_SECONDS);
            HeldMemory sample = workers.sample(start);
            now = sample.seconds();
            samples.add(sample);
            long operations = workers.counts().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            System.out.println(
                    sample.line() + "," + operations + "," + workers.failures().size());
        }
        return samples;
    }

    private static void judge(Workers workers, List<HeldMemory> samples, int settledSeconds) {
        System.out.println("operations: " + workers.counts());
        System.out.println("wrong or failed: " + workers.failures().size());
        workers.failures().stream().limit(20).forEach(System.out::println);
        List<HeldMemory> settled = samples.stream()
                .filter(sample -> sample.seconds() >= settledSeconds)
                .toList();
        List<Trend> trends = settled.get(0).values().keySet().stream()
                .map(measure -> Trend.of(measure, settled))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "after the first %d seconds, with a limit of %d MB for JavaCPP:%n",
                settledSeconds,
                Pointer.maxBytes() >> 20);
        trends.forEach(System.out::println);
        if (!workers.failures().isEmpty() || trends.stream().anyMatch(Trend::isGrowth)) {
            throw new IllegalStateException("What must hold does not: see above.");
        }
        System.out.println("Nothing grew, and no answer was wrong.");
    }
}
