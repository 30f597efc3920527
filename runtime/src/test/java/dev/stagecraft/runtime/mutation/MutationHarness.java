/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.mutation;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Reads mutated files: each is read, or refused by the one exception of its kind, in one line, with no more memory than a multiple of the
 * file's size and a constant. The number of a mutation makes it, so that one can be repeated alone.
 *
 * <p>{@code docs/benchmarks.md} has the command that reads a million of them.
 */
final class MutationHarness {
    /** Copies of a file in memory: as bytes, as text, and as what is made of it, and some on the way. */
    private static final int COPIES = 100;

    private static final int BATCH = 1000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** How many were as good as before, and how many were refused. */
    record Count(int read, int refused) {
        Count plus(Count other) {
            return new Count(read + other.read, refused + other.refused);
        }
    }

    private final MutatedKind kind;
    private final Path folder;
    private final List<byte[]> sound;

    MutationHarness(MutatedKind kind, Path folder) throws IOException {
        this.kind = kind;
        this.folder = folder;
        this.sound = kind.sound(folder);
    }

    /** Reads so many mutations from a number on. */
    Count run(long first, int count) throws IOException {
        Count total = new Count(0, 0);
        for (long number = first; number < first + count; number++) {
            total = total.plus(run(number));
        }
        return total;
    }

    /** The sound files must be read: otherwise all would be refused for another reason. */
    void requireSound() throws IOException {
        for (byte[] content : sound) {
            kind.read(write(content));
        }
    }

    private Count run(long number) throws IOException {
        Random random = new Random(number);
        byte[] content = new Mutation(random).of(sound.get(random.nextInt(sound.size())), kind.zipComment());
        try {
            long before = allocated();
            boolean isRead = read(content);
            long taken = allocated() - before;
            if (taken > kind.constant() + (long) COPIES * content.length) {
                // The first of its kind loads classes; the second must not.
                before = allocated();
                read(content);
                taken = allocated() - before;
            }
            if (taken > kind.constant() + (long) COPIES * content.length) {
                throw new AssertionError("took " + taken + " bytes for a file of " + content.length);
            }
            return new Count(isRead ? 1 : 0, isRead ? 0 : 1);
        } catch (RuntimeException | Error | IOException e) {
            throw new AssertionError("mutation " + number + " of " + kind, e);
        }
    }

    private boolean read(byte[] content) throws IOException {
        Path file = write(content);
        try {
            kind.read(file);
            return true;
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            if (!kind.isRefusal(e)
                    || message.lines().count() != 1
                    || !message.endsWith(".")
                    || message.length() > 1000) {
                throw new AssertionError("not the one exception: " + e, e);
            }
            return false;
        }
    }

    private Path write(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("mutated"), content);
        kind.finish(file);
        return file;
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Arguments: a kind or ALL, the first number, and how many in all. After each batch the counts so far are printed. */
    public static void main(String[] arguments) throws IOException {
        List<MutatedKind> kinds =
                arguments[0].equals("ALL") ? List.of(MutatedKind.values()) : List.of(MutatedKind.valueOf(arguments[0]));
        long first = Long.parseLong(arguments[1]);
        int count = (Integer.parseInt(arguments[2]) + kinds.size() - 1) / kinds.size();
        Path folder = Files.createTempDirectory("mutations");
        for (MutatedKind kind : kinds) {
            MutationHarness harness = new MutationHarness(kind, Files.createDirectory(folder.resolve(kind.name())));
            Count total = new Count(0, 0);
            for (int done = 0; done < count; done += BATCH) {
                total = total.plus(harness.run(first + done, Math.min(BATCH, count - done)));
                System.out.println(kind + ": " + total);
            }
        }
    }
}
