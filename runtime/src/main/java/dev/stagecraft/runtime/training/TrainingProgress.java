/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.internal.Terminal;
import dev.stagecraft.runtime.weights.LoadedWeights;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Is told how a training goes on. An exception that it throws ends the training. */
public interface TrainingProgress extends AutoCloseable {
    /**
     * The training begins.
     *
     * @param backend the device that computes
     * @param execution who computes the layers: {@link Execution#ONEDNN}, {@link Execution#CUDNN}, {@link Execution#DEEPLEARNING4J} or {@link Execution#LIBTORCH}
     * @param precision the numbers that they are computed in
     * @param engine what computes in the backend's place, with its version and device, if something does: {@code libtorch 2.13.0 on cuda:0}
     */
    default void started(Backend backend, Execution execution, Precision precision, Optional<String> engine) {}

    /**
     * The training begins with weights that were loaded. A resumed one goes on with those of its checkpoint.
     *
     * @param weights what was loaded, and what became of the head
     */
    default void startedFrom(LoadedWeights weights) {}

    /**
     * Something is legal and probably wrong: one sentence.
     *
     * @param sentence with its full stop
     */
    default void warned(String sentence) {}

    /**
     * The training goes on from a checkpoint, after so many steps.
     *
     * @param checkpoint the file
     * @param steps how many it had taken
     */
    default void resumed(Path checkpoint, int steps) {}

    /**
     * An epoch begins, or goes on after a resumption.
     *
     * @param epoch the epoch, from 1
     * @param epochs how many epochs there will be
     * @param images how many images an epoch has
     * @param done how many of them were done before a resumption; 0 otherwise
     */
    default void epochStarted(int epoch, int epochs, int images, int done) {}

    /**
     * A step was done.
     *
     * @param done how many images of the epoch are done
     * @param loss the mean loss of those
     */
    default void stepFinished(int done, double loss) {}

    /**
     * A step was done. Unless told otherwise it calls {@link #stepFinished(int, double)}.
     *
     * @param figures how far the training is, and how fast it goes
     */
    default void stepFinished(StepFigures figures) {
        stepFinished(figures.done(), figures.meanLoss());
    }

    /**
     * An epoch ended, its evaluation and checkpoint too; the rate counts the training steps alone.
     *
     * @param result what it came to
     * @param imagesPerSecond of the training steps
     */
    default void epochFinished(EpochResult result, double imagesPerSecond) {}

    /**
     * A checkpoint was saved.
     *
     * @param checkpoint the file
     * @param steps how many steps were taken until then
     */
    default void saved(Path checkpoint, int steps) {}

    /** The training ended, well or not. */
    @Override
    default void close() {}

    /**
     * {@return what prints a line for each epoch on standard output; on a terminal a bar for the current epoch, elsewhere a line every ten
     * seconds}
     */
    static TrainingProgress console() {
        return new ConsoleProgress(System.out, Terminal.find(), Duration.ofSeconds(10));
    }

    /** {@return what shows nothing} */
    static TrainingProgress silent() {
        return new TrainingProgress() {};
    }
}
