/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many tasks a cluster runs at once. A barrier stage that needs more is tried for ten minutes by Spark, without a word in the program; and with dynamic allocation Spark
 * refuses it. What can never be is said at once, and so is what is not yet.
 *
 * @param spark the application
 * @param tasks how many must run at once
 * @param patience how long executors may take to come; empty, and it is what Spark gives those of a new application
 */
record Slots(SparkContext spark, int tasks, Optional<Duration> patience) {
    private static final Logger LOG = LoggerFactory.getLogger(Slots.class);
    private static final String WAIT = "spark.scheduler.maxRegisteredResourcesWaitingTime";
    private static final long PAUSE_MILLISECONDS = 100;

    /**
     * Waits for executors: from now on, or from the beginning of the application if nobody has said how long.
     *
     * @throws IllegalStateException if there will not be as many slots
     */
    void requireAtBeginning() {
        if (spark.conf().getBoolean("spark.dynamicAllocation.enabled", false) && !spark.isLocal()) {
            throw new IllegalStateException(
                    "The training's tasks run at the same time, which Spark does not do with dynamic allocation: set"
                            + " spark.dynamicAllocation.enabled to false, and the number of executors (spark.executor.instances, spark.cores.max).");
        }
        SlotLimit.of(spark).filter(limit -> limit.slots() < tasks).ifPresent(limit -> {
            throw tooFew(
                    "this application has slots for " + limit.slots() + " at most (" + limit.setting() + ")",
                    limit.slots());
        });
        require(patience.isPresent() ? System.currentTimeMillis() : spark.startTime());
    }

    /** Waits for executors in the place of those that are lost. */
    void requireAgain() {
        require(System.currentTimeMillis());
    }

    private void require(long since) {
        long limit =
                patience.map(Duration::toMillis).orElseGet(() -> spark.conf().getTimeAsMs(WAIT, "30s"));
        int said = tasks;
        while (true) {
            int slots = count(spark);
            if (slots >= tasks) {
                return;
            }
            long left = since + limit - System.currentTimeMillis();
            if (left <= 0) {
                throw tooFew("the cluster has slots for " + slots, slots);
            }
            if (slots != said) {
                said = slots;
                LOG.warn(
                        "The training wants {} tasks at once, and the cluster has slots for {} now: it waits {} seconds for more"
                                + " executors, which waitForExecutors sets.",
                        tasks,
                        slots,
                        TimeUnit.MILLISECONDS.toSeconds(left) + 1);
            }
            pause();
        }
    }

    private IllegalStateException tooFew(String found, int slots) {
        return new IllegalStateException(
                "The training wants " + tasks + " tasks at once, and " + found
                        + ": set workers to " + Math.max(1, slots)
                        + ", or start the application with more executors or cores (spark.cores.max, spark.executor.instances).");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The training was interrupted while it waited for executors", e);
        }
    }

    /** As many as Spark itself counts before a barrier stage. */
    static int count(SparkContext spark) {
        return spark.maxNumConcurrentTasks(spark.resourceProfileManager().defaultResourceProfile());
    }
}
