/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.backend.Backend;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.NativeOpsHolder;

class TaskThreadsTest {
    /** OpenMP keeps the number for each thread. */
    private static final Executor NEW_THREAD = work -> new Thread(work).start();

    private static int computing() {
        Backend.current();
        return NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
    }

    private static int taken(int processors, Map<String, String> environment) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            TaskThreads.take(processors, environment);
                            return computing();
                        },
                        NEW_THREAD)
                .join();
    }

    @Test
    void aThreadComputesWithAsManyAsItsTaskHasProcessors() {
        assertEquals(3, taken(3, Map.of()));
        assertEquals(1, taken(1, Map.of()));
    }

    @Test
    void whatTheEnvironmentSaysStays() {
        int before = CompletableFuture.supplyAsync(TaskThreadsTest::computing, NEW_THREAD)
                .join();

        assertEquals(before, taken(before + 1, Map.of("OMP_NUM_THREADS", "any")));
    }
}
