/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.training.WarmUpCosineSchedule;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;

/** How the learning rate changes during a training. */
enum ScheduleOption {
    /** It rises in a line, and falls along half a cosine to 0. */
    COSINE {
        @Override
        ISchedule rates(double peak, double warmUp, int steps) {
            return new WarmUpCosineSchedule(peak, (int) (warmUp * steps), steps);
        }
    },

    /** It stays. */
    CONSTANT {
        @Override
        ISchedule rates(double peak, double warmUp, int steps) {
            return new FixedSchedule(peak);
        }
    };

    /**
     * The rate of each step.
     *
     * @param peak the highest
     * @param warmUp the share of the steps before the peak, from 0 to less than 1
     * @param steps how many steps the training has
     */
    abstract ISchedule rates(double peak, double warmUp, int steps);
}
