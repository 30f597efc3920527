/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How far a training is after a step, and how fast it goes.
 *
 * @param epoch the epoch, from 1
 * @param step the steps since the beginning of the training
 * @param done the images of the epoch that are done
 * @param loss the mean loss of the step's images
 * @param meanLoss the mean loss of the epoch's images that are done
 * @param rate the learning rate of the step; empty if the update has none
 * @param imagesPerSecond since the epoch began or the training was resumed
 * @param waitingShare the share of that time in which the step waited for images, 0 to 1
 * @param left how long the training will take at this speed, without the evaluations
 */
public record StepFigures(
        int epoch,
        int step,
        int done,
        double loss,
        double meanLoss,
        OptionalDouble rate,
        double imagesPerSecond,
        double waitingShare,
        Duration left) {
    /** {@code loss 0.713, rate 0.05, 170 images/s, 2 % waiting, 0:12:05 left} */
    String text() {
        return String.format(Locale.ROOT, "loss %.3f, ", meanLoss)
                + (rate.isPresent() ? String.format(Locale.ROOT, "rate %.3g, ", rate.getAsDouble()) : "")
                + String.format(
                        Locale.ROOT,
                        "%.0f images/s, %.0f %% waiting, %d:%02d:%02d left",
                        imagesPerSecond,
                        100 * waitingShare,
                        left.toHours(),
                        left.toMinutesPart(),
                        left.toSecondsPart());
    }
}
