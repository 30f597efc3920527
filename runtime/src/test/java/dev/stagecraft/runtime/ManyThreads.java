/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import static dev.stagecraft.runtime.vertices.Twins.assertAlike;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Asks one network from many threads at once. */
public final class ManyThreads {
    private static final int THREADS = 8;
    private static final int CALLS = 80;

    private ManyThreads() {}

    /**
     * Every answer must be the right one.
     *
     * @param images batches of several sizes
     * @param expected gives the right answer, for one thread
     * @param asked gives the answer that is tried
     */
    public static void assertAnswers(
            List<INDArray> images, UnaryOperator<INDArray> expected, UnaryOperator<INDArray> asked) throws Exception {
        List<INDArray> right = images.stream().map(expected).toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<INDArray>> answers = new ArrayList<>();
            for (int call = 0; call < CALLS; call++) {
                INDArray batch = images.get(call % images.size());
                answers.add(threads.submit(() -> asked.apply(batch)));
            }
            for (int call = 0; call < CALLS; call++) {
                assertAlike(right.get(call % images.size()), answers.get(call).get(), "answer " + call);
            }
        } finally {
            threads.shutdown();
        }
    }
}
