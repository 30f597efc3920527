/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.scoring;

import dev.stagecraft.runtime.data.StoredImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.sql.Row;

/** Rows with answers, batch after batch. While one is computed, the images of the next are decoded. */
final class ScoredRows implements Iterator<Row> {
    private static final ExecutorService DECODERS =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), ScoredRows::thread);

    private final Iterator<Row> rows;
    private final Scorer scorer;
    private final PartitionScoring scoring;
    private final Deque<Decoding> decoding = new ArrayDeque<>();
    private final Queue<Row> done = new ArrayDeque<>();

    /** A row whose image is being decoded. */
    private record Decoding(Row row, CompletableFuture<float[]> input) {}

    ScoredRows(Iterator<Row> rows, Scorer scorer, PartitionScoring scoring) {
        this.rows = rows;
        this.scorer = scorer;
        this.scoring = scoring;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "stagecraft-decoder");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean hasNext() {
        return !done.isEmpty() || !decoding.isEmpty() || rows.hasNext();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (done.isEmpty()) {
            readAhead();
            compute();
        }
        return done.remove();
    }

    /** This batch and the next. */
    private void readAhead() {
        while (decoding.size() < 2 * scoring.batchSize() && rows.hasNext()) {
            Row row = rows.next();
            decoding.add(new Decoding(row, CompletableFuture.supplyAsync(() -> input(row), DECODERS)));
        }
    }

    private float[] input(Row row) {
        String name = scoring.path() < 0 || row.isNullAt(scoring.path()) ? "The image" : row.getString(scoring.path());
        StoredImage image;
        try {
            image = scoring.images().read(row);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " " + e.getMessage(), e);
        }
        try {
            return scorer.input(image, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compute() {
        int count = Math.min(scoring.batchSize(), decoding.size());
        List<Row> batch = new ArrayList<>();
        List<float[]> inputs = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Decoding next = decoding.remove();
            batch.add(next.row());
            try {
                inputs.add(next.input().join());
                faults.add(null);
            } catch (CompletionException e) {
                faults.add(fault(e.getCause()));
            }
        }
        Iterator<float[]> answers = inputs.isEmpty()
                ? List.<float[]>of().iterator()
                : List.of(scorer.probabilities(inputs)).iterator();
        for (int i = 0; i < count; i++) {
            Row row = batch.get(i);
            done.add(
                    faults.get(i) == null
                            ? scoring.answers().answered(row, answers.next())
                            : scoring.answers().broken(row, faults.get(i)));
        }
    }

    /** The sentence about a broken image, or the end of the job. */
    private String fault(Throwable cause) {
        boolean isOfImage = cause instanceof UncheckedIOException || cause instanceof IllegalArgumentException;
        if (!isOfImage) {
            throw new IllegalStateException(cause);
        }
        String sentence =
                cause instanceof UncheckedIOException ? cause.getCause().getMessage() : cause.getMessage();
        if (!scoring.keepsBroken()) {
            throw new IllegalArgumentException(
                    sentence + " Or set handleInvalid to keep, for a null prediction and this sentence in errorCol.",
                    cause);
        }
        return sentence;
    }
}
