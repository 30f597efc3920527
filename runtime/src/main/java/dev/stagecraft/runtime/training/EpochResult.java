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
 */
public record EpochResult(int epoch, double loss, OptionalDouble accuracy) {
    /** {@code loss 0.212, test accuracy 92.2 %} */
    String figures() {
        return String.format(Locale.ROOT, "loss %.3f", loss)
                + (accuracy.isPresent()
                        ? String.format(Locale.ROOT, ", test accuracy %.1f %%", 100 * accuracy.getAsDouble())
                        : "");
    }
}
