/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;

/** How many tasks a cluster runs at once. A barrier stage that needs more is tried for ten minutes by Spark, without a word in the program. */
final class Slots {
    private static final String WAIT = "spark.scheduler.maxRegisteredResourcesWaitingTime";
    private static final long PAUSE_MILLISECONDS = 100;

    private Slots() {}

    /**
     * Waits for executors that are still to come, as long as Spark does for those of a new application.
     *
     * @param tasks how many must run at once
     * @param since when the cluster last had a reason to be incomplete, as System.currentTimeMillis gives it
     * @throws IllegalStateException if there are not as many slots
     */
    static void require(SparkContext spark, int tasks, long since) {
        long wait = spark.conf().getTimeAsMs(WAIT, "30s");
        while (true) {
            int slots = count(spark);
            if (slots >= tasks) {
                return;
            }
            if (System.currentTimeMillis() - since > wait) {
                throw new IllegalStateException(
                        "The training wants " + tasks + " tasks at once, and the cluster has slots for "
                                + slots + ": set workers to " + Math.max(1, slots)
                                + ", or start the application with more executors or cores (spark.cores.max, spark.executor.instances).");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The training was interrupted while it waited for executors", e);
            }
        }
    }

    /** As many as Spark itself counts before a barrier stage. */
    static int count(SparkContext spark) {
        return spark.maxNumConcurrentTasks(spark.resourceProfileManager().defaultResourceProfile());
    }
}
