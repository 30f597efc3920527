/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.weights.LoadedWeights;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tells several what it is told. */
record SeveralProgress(List<TrainingProgress> all) implements TrainingProgress {
    @Override
    public void started(Backend backend, Execution execution, Precision precision, Optional<String> engine) {
        all.forEach(progress -> progress.started(backend, execution, precision, engine));
    }

    @Override
    public void startedFrom(LoadedWeights weights) {
        all.forEach(progress -> progress.startedFrom(weights));
    }

    @Override
    public void warned(String sentence) {
        all.forEach(progress -> progress.warned(sentence));
    }

    @Override
    public void resumed(Path checkpoint, int steps) {
        all.forEach(progress -> progress.resumed(checkpoint, steps));
    }

    @Override
    public void epochStarted(int epoch, int epochs, int images, int done) {
        all.forEach(progress -> progress.epochStarted(epoch, epochs, images, done));
    }

    @Override
    public void stepFinished(StepFigures figures) {
        all.forEach(progress -> progress.stepFinished(figures));
    }

    @Override
    public void epochFinished(EpochResult result, double imagesPerSecond) {
        all.forEach(progress -> progress.epochFinished(result, imagesPerSecond));
    }

    @Override
    public void saved(Path checkpoint, int steps) {
        all.forEach(progress -> progress.saved(checkpoint, steps));
    }

    @Override
    public void close() {
        all.forEach(TrainingProgress::close);
    }
}
