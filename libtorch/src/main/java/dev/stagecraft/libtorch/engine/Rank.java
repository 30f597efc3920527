/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/** One of the devices that share the batches of a training: a network there, and the thread that uses it. CUDA remembers its device for each thread. */
final class Rank implements AutoCloseable {
    private final ExecutorService thread;
    private final LibtorchNetwork network;

    private Rank(ExecutorService thread, LibtorchNetwork network) {
        this.thread = thread;
        this.network = network;
    }

    /**
     * Opens a network in a thread of its own.
     *
     * @param name the thread's
     * @param network opens it
     */
    static Rank open(String name, Supplier<LibtorchNetwork> network) {
        ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
        try {
            return new Rank(thread, Ranks.result(CompletableFuture.supplyAsync(network, thread)));
        } catch (RuntimeException | Error e) {
            thread.shutdown();
            throw e;
        }
    }

    /** Only while nothing is being {@linkplain #begin begun}. */
    LibtorchNetwork network() {
        return network;
    }

    /** Begins something with the network, in its thread. */
    <T> CompletableFuture<T> begin(Function<LibtorchNetwork, T> work) {
        return CompletableFuture.supplyAsync(() -> work.apply(network), thread);
    }

    @Override
    public void close() {
        try {
            Ranks.result(begin(open -> {
                open.close();
                return true;
            }));
        } finally {
            thread.shutdown();
        }
    }
}
