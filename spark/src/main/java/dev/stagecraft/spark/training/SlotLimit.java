/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/**
 * How many tasks an application can run at once at most, whatever else comes to its cluster.
 *
 * @param slots how many
 * @param setting the one that says so, with its value
 */
record SlotLimit(int slots, String setting) {
    private static final String CORES = "spark.executor.cores";
    private static final String INSTANCES = "spark.executor.instances";
    private static final int INSTANCES_UNLESS_SET = 2;

    /** Empty where more executors may come as long as one waits: in a standalone cluster whose cores the application may all have. */
    static Optional<SlotLimit> of(SparkContext spark) {
        SparkConf conf = spark.conf();
        if (spark.isLocal()) {
            return Optional.of(new SlotLimit(Slots.count(spark), "the master " + spark.master()));
        }
        int perTask = conf.getInt("spark.task.cpus", 1);
        if (spark.master().startsWith("spark:")) {
            return conf.contains("spark.cores.max")
                    ? Optional.of(ofCores(conf, conf.getInt("spark.cores.max", 1), perTask))
                    : Optional.empty();
        }
        if (spark.master().startsWith("yarn") || spark.master().startsWith("k8s:")) {
            int executors = conf.getInt(INSTANCES, INSTANCES_UNLESS_SET);
            int cores = conf.getInt(CORES, 1);
            return Optional.of(new SlotLimit(
                    executors * (cores / perTask), INSTANCES + " = " + executors + ", " + CORES + " = " + cores));
        }
        return Optional.empty();
    }

    /** Executors that have so many cores each, or as many as their machines. */
    private static SlotLimit ofCores(SparkConf conf, int cores, int perTask) {
        int each = conf.getInt(CORES, cores);
        return new SlotLimit(
                cores / each * (each / perTask),
                "spark.cores.max = " + cores + (conf.contains(CORES) ? ", " + CORES + " = " + each : ""));
    }
}
