/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Ranks that do the same at the same time. */
final class Ranks {
    private Ranks() {}

    /**
     * What each gives, once all have ended. Whatever one of them does, nobody waits for it but here.
     *
     * @param work by the network and the rank's number
     * @throws RuntimeException the first rank's that failed
     */
    static <T> List<T> all(List<Rank> ranks, BiFunction<LibtorchNetwork, Integer, T> work) {
        List<CompletableFuture<T>> begun = IntStream.range(0, ranks.size())
                .mapToObj(number -> ranks.get(number).begin(network -> work.apply(network, number)))
                .toList();
        CompletableFuture.allOf(begun.toArray(CompletableFuture<?>[]::new))
                .exceptionally(failed -> null)
                .join();
        List<T> results = new ArrayList<>();
        begun.forEach(each -> results.add(result(each)));
        return results;
    }

    /** What something gives, or what it throws. */
    static <T> T result(CompletableFuture<T> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            // With a trace of the thread that waited.
            e.getCause().addSuppressed(new IllegalStateException("Asked for here"));
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw e;
            }
        }
    }
}
