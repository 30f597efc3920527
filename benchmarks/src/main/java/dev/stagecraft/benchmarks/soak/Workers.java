/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Threads that do one thing after the other. They come and go, as those of servers do. */
final class Workers {
    private static final int THREADS = 8;
    /** What a thread does before another takes its place. */
    private static final int OPERATIONS = 200;

    private final List<SoakSubject> subjects;
    private final Path folder;
    private final Map<SoakOperation, AtomicLong> done = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ReadWriteLock pause = new ReentrantReadWriteLock(true);
    private List<Thread> lanes = List.of();
    private volatile boolean isOver;

    /** @param folder for the files of operations */
    Workers(List<SoakSubject> subjects, Path folder) {
        this.subjects = subjects;
        this.folder = folder;
        for (SoakOperation operation : SoakOperation.values()) {
            done.put(operation, new AtomicLong());
        }
    }

    /**
     * Has all threads ask every network in every shape at once. What is kept for a shape, or for as many calls as run at once, is then there, on a
     * slow machine too.
     *
     * @throws WrongAnswerException if an answer is wrong
     */
    void warmUp() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (SoakSubject subject : subjects) {
                List<Future<?>> asking = IntStream.range(0, THREADS)
                        .<Future<?>>mapToObj(lane -> threads.submit(() -> subject.questions()
                                .forEach(question -> SoakOperation.ask(subject.inference(), question))))
                        .toList();
                for (Future<?> one : asking) {
                    one.get();
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    void start() {
        lanes = IntStream.range(0, THREADS)
                .mapToObj(lane -> new Thread(() -> lane(lane), "lane-" + lane))
                .toList();
        lanes.forEach(Thread::start);
    }

    private void lane(int lane) {
        Random random = new Random(lane);
        try {
            while (!isOver) {
                Thread thread = new Thread(() -> many(random, folder.resolve("lane-" + lane)));
                thread.start();
                thread.join();
            }
        } catch (InterruptedException e) {
            failures.add("A lane was interrupted.");
        }
    }

    private void many(Random random, Path own) {
        for (int i = 0; i < OPERATIONS && !isOver; i++) {
            pause.readLock().lock();
            try {
                one(SoakOperation.any(random), subjects.get(random.nextInt(subjects.size())), random, own);
            } finally {
                pause.readLock().unlock();
            }
        }
    }

    private void one(SoakOperation operation, SoakSubject subject, Random random, Path own) {
        try {
            Files.createDirectory(own);
            operation.run(subject, random, own);
            done.get(operation).incrementAndGet();
        } catch (IOException | RuntimeException | Error e) {
            failures.add(operation + " of " + subject.definition().name() + ": " + e);
            e.printStackTrace();
        } finally {
            delete(own);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What is held while nobody does anything.
     *
     * @param start when the time began, of {@link System#nanoTime()}
     */
    HeldMemory sample(long start) throws InterruptedException {
        pause.writeLock().lock();
        try {
            return HeldMemory.take((System.nanoTime() - start) / 1e9);
        } finally {
            pause.writeLock().unlock();
        }
    }

    /** Waits until all threads have ended. */
    void stop() throws InterruptedException {
        isOver = true;
        for (Thread lane : lanes) {
            lane.join();
        }
    }

    /** How often each was done. */
    Map<SoakOperation, Long> counts() {
        Map<SoakOperation, Long> counts = new TreeMap<>();
        done.forEach((operation, count) -> counts.put(operation, count.get()));
        return counts;
    }

    List<String> failures() {
        return List.copyOf(failures);
    }
}
