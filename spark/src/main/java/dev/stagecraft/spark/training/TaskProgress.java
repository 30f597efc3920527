/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark.training;

import dev.stagecraft.runtime.training.TrainingProgress;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts a task's steps, and brings checkpoints where they outlive its machine. */
final class TaskProgress implements TrainingProgress {
    private static final Logger LOG = LoggerFactory.getLogger(TaskProgress.class);

    private final Optional<CheckpointStore> store;
    private long begin;
    private long end;
    private int steps;

    /** @param store where checkpoints go, if this task has any to bring */
    TaskProgress(Optional<CheckpointStore> store) {
        this.store = store;
    }

    @Override
    public void epochStarted(int epoch, int epochs, int images, int done) {
        if (begin == 0) {
            begin = System.nanoTime();
        }
    }

    @Override
    public void stepFinished(int done, double loss) {
        steps++;
        end = System.nanoTime();
    }

    @Override
    public void saved(Path checkpoint, int step) {
        store.ifPresent(kept -> kept.upload(checkpoint));
    }

    @Override
    public void warned(String sentence) {
        LOG.warn(sentence);
    }

    int steps() {
        return steps;
    }

    /** From the beginning of the first epoch to the end of the last step. */
    long nanoseconds() {
        return steps == 0 ? 0 : end - begin;
    }
}
