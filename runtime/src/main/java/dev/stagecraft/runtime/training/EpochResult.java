/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What an epoch came to.
 *
 * @param epoch the epoch, from 1
 * @param loss the mean loss of its training images, each measured before the step that it took part in
 * @param accuracy the share of the held-out images that were classified right after the epoch, 0 to 1; empty without
 *     held-out images
 * @param top5Accuracy the share of them whose class was among the five most probable; empty without held-out images, and where there are five classes or
 *     fewer
 */
public record EpochResult(int epoch, double loss, OptionalDouble accuracy, OptionalDouble top5Accuracy) {
    /**
     * What an epoch came to, without the five most probable classes.
     *
     * @param epoch the epoch, from 1
     * @param loss the mean loss of its training images
     * @param accuracy the share of the held-out images that were classified right after the epoch, 0 to 1
     */
    public EpochResult(int epoch, double loss, OptionalDouble accuracy) {
        this(epoch, loss, accuracy, OptionalDouble.empty());
    }

    /** {@code loss 0.212, test accuracy 92.2 %} */
    String figures() {
        return String.format(Locale.ROOT, "loss %.3f", loss)
                + (accuracy.isPresent()
                        ? String.format(Locale.ROOT, ", test accuracy %.1f %%", 100 * accuracy.getAsDouble())
                        : "")
                + (top5Accuracy.isPresent()
                        ? String.format(Locale.ROOT, " (top-5 %.1f %%)", 100 * top5Accuracy.getAsDouble())
                        : "");
    }
}
