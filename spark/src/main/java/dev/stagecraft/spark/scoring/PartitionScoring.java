/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.scoring;

import dev.stagecraft.spark.data.ImageColumn;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/**
 * What becomes of a partition's rows: each gets the answer of the network behind its columns.
 *
 * @param model the bytes of the model's file
 * @param key another for each model
 * @param images the column of the images
 * @param path the column of the files' names, or -1
 * @param answers the columns that are added
 * @param keepsBroken whether a broken image gets a null answer, instead of ending the job
 * @param batchSize how many images are computed together
 * @param computation how the network is computed
 */
public record PartitionScoring(
        Broadcast<byte[]> model,
        String key,
        ImageColumn images,
        int path,
        AnswerColumns answers,
        boolean keepsBroken,
        int batchSize,
        Computation computation)
        implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        TaskThreads.take(TaskContext.get());
        Scorers.Key computed = new Scorers.Key(key, computation);
        Scorer scorer = Scorers.borrow(computed, model::value);
        TaskCompletionListener end = context -> Scorers.giveBack(computed);
        TaskContext.get().addTaskCompletionListener(end);
        return new ScoredRows(rows, scorer, this);
    }
}
