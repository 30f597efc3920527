/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.exchange;

import org.apache.spark.BarrierTaskContext;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.StreamBlockId;

/**
 * What the block manager calls a slice. The numbers of the streams begin behind any that Spark Streaming counts up to.
 *
 * @param round of the exchange, from 0
 * @param id unique among those that a cluster has at a time
 * @param to the task that it is for; that which gives it, if it is for all
 */
record BlockName(long round, BlockId id, int to) {
    private static final int STREAM = 1_000_000_000;
    private static final int TASK_BITS = 14;
    private static final int ROUND_BITS = 34;
    private static final long STAGES = 1L << (62 - TASK_BITS - ROUND_BITS);

    /** A slice of one task's array, to be added up by another. */
    static BlockName part(BarrierTaskContext context, long round, int from, int to) {
        return of(context, round, 0, from, to);
    }

    /** The sum of a slice. */
    static BlockName sum(BarrierTaskContext context, long round, int from) {
        return of(context, round, 1, from, from);
    }

    private static BlockName of(BarrierTaskContext context, long round, long kind, int from, int to) {
        long stage = context.stageId() % STAGES;
        long unique = ((stage << ROUND_BITS | round) << TASK_BITS | to) << 1 | kind;
        return new BlockName(round, new StreamBlockId(STREAM + from, unique), to);
    }
}
