/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.scoring;

import dev.stagecraft.runtime.backend.Backend;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * How many threads a task computes with. OpenMP takes one for each core of the machine, in every executor that it has: they wait for one another, busily, and a network of two
 * executors of one core each takes twice the time.
 */
public final class TaskThreads {
    private static final String COUNT = "OMP_NUM_THREADS";

    private TaskThreads() {}

    /**
     * Has the calling thread compute with as many threads as its task has processors, {@code spark.task.cpus}, unless {@code OMP_NUM_THREADS} says how many.
     *
     * @param task which is this thread's
     * @throws dev.stagecraft.runtime.backend.UnsupportedBackendException if ND4J cannot compute here
     */
    public static void take(TaskContext task) {
        take(task.cpus(), System.getenv());
    }

    static void take(int processors, Map<String, String> environment) {
        // Loads ND4J as a network does.
        Backend.current();
        if (!environment.containsKey(COUNT)) {
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(processors);
        }
    }
}
