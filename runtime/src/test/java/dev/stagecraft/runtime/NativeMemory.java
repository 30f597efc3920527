/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.Pointer;

/** What is held beyond the Java heap. */
public final class NativeMemory {
    /** Threads that free what the garbage collector found: JavaCPP's and ND4J's. */
    private static final List<String> FREEING = List.of("JavaCPP Deallocator", "DeallocatorServiceThread");

    private NativeMemory() {}

    /**
     * What JavaCPP knows when all garbage has been freed: other threads free it, a little later, and freeing it makes more.
     *
     * @param known {@code Pointer::totalBytes}, {@code Pointer::totalCount} or {@code Slab::totalBytes}
     */
    public static long settled(LongSupplier known) throws InterruptedException {
        long before = Long.MAX_VALUE;
        long now = known.getAsLong();
        while (now < before) {
            before = now;
            // What the first collection finds has been handed over to the threads when the second one's has.
            awaitCollection();
            awaitCollection();
            awaitFreed();
            now = known.getAsLong();
        }
        return now;
    }

    /** Collects garbage until JavaCPP's thread has freed some that was not there before. */
    private static void awaitCollection() throws InterruptedException {
        CountDownLatch freed = new CountDownLatch(1);
        Garbage.drop(freed);
        System.gc();
        freed.await();
    }

    private static void awaitFreed() {
        while (Thread.getAllStackTraces().keySet().stream().anyMatch(NativeMemory::isFreeing)) {
            Thread.yield();
        }
    }

    /** Whether a thread has something to free: if not, it waits for more. */
    private static boolean isFreeing(Thread thread) {
        Thread.State state = thread.getState();
        return FREEING.stream().anyMatch(thread.getName()::startsWith)
                && state != Thread.State.WAITING
                && state != Thread.State.TIMED_WAITING;
    }

    private static final class Garbage extends Pointer {
        private Garbage(CountDownLatch freed) {
            super((Pointer) null);
            deallocator(freed::countDown);
        }

        static void drop(CountDownLatch freed) {
            new Garbage(freed);
        }
    }
}
