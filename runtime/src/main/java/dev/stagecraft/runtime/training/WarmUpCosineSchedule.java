/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that rises in a line for the first steps, and then falls along half a cosine to 0 at the end of the training. High
 * rates find a good region soon, which the untrained weights would not survive without the rise; low ones settle in it.
 *
 * <pre>{@code
 * int steps = Trainer.steps(images.training().size(), 128, 10);
 * NetworkOptions.defaults().withUpdater(new Nesterovs(new WarmUpCosineSchedule(0.1, steps / 5, steps), 0.9));
 * }</pre>
 *
 * <p>With {@code W} steps of warm-up and {@code T} steps in all, step {@code t} (from 0) has {@code peak * (t + 1) / (W + 1)} for
 * {@code t < W}, {@code peak * (1 + cos(pi * (t - W) / (T - W))) / 2} for {@code W <= t < T}, and 0 from {@code T} on: a training that
 * goes on for longer learns nothing more.
 *
 * <p>The rise is that of Goyal et al., <i>Accurate, Large Minibatch SGD</i>, 2017, arXiv:1706.02677; the fall is one cycle of Loshchilov
 * and Hutter, <i>SGDR: Stochastic Gradient Descent with Warm Restarts</i>, 2016, arXiv:1608.03983. Together they are one cycle of Smith
 * and Topin, <i>Super-Convergence</i>, 2018, arXiv:1708.07120, with a momentum that stays.
 *
 * @param peak the highest learning rate, which step {@code warmUpSteps} has
 * @param warmUpSteps how many steps come before the peak, 0 or more
 * @param steps how many steps the whole training takes, {@link Trainer#steps}
 */
public record WarmUpCosineSchedule(
        @JsonProperty("peak") double peak,
        @JsonProperty("warmUpSteps") int warmUpSteps,
        @JsonProperty("steps") int steps)
        implements ISchedule {
    /**
     * Checks the numbers.
     *
     * @param peak the highest learning rate, which step {@code warmUpSteps} has
     * @param warmUpSteps how many steps come before the peak, 0 or more
     * @param steps how many steps the whole training takes, {@link Trainer#steps}
     * @throws IllegalArgumentException if one is out of its range, or there are no steps behind the warm-up
     */
    public WarmUpCosineSchedule {
        if (!(peak > 0 && peak < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("peak is " + peak + "; it must be a positive number.");
        }
        if (warmUpSteps < 0) {
            throw new IllegalArgumentException("warmUpSteps is " + warmUpSteps + "; it must be 0 or more.");
        }
        if (steps <= warmUpSteps) {
            throw new IllegalArgumentException("steps is " + steps + "; it must be more than the " + warmUpSteps
                    + " of the warm-up, because the rate has to fall afterwards.");
        }
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        if (iteration < warmUpSteps) {
            return peak * (iteration + 1) / (warmUpSteps + 1);
        }
        if (iteration >= steps) {
            return 0;
        }
        double progress = (iteration - warmUpSteps) / (double) (steps - warmUpSteps);
        return peak * (1 + Math.cos(Math.PI * progress)) / 2;
    }

    /** Itself: it never changes. */
    @Override
    public WarmUpCosineSchedule clone() {
        return this;
    }
}
