/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

/**
 * The processes that train one network together, as one of them sees them. Each has a {@link Trainer} of the same settings and as many images, and calls
 * it as the others do.
 */
public interface TrainingGroup {
    /** {@return how many processes there are} */
    int size();

    /** {@return the number of this process, from 0} The first one's checkpoints and record are those of the training. */
    int rank();

    /**
     * Adds up what the processes have, and gives all of them the same sums. All call it the same number of times, with as many values each time. The order in
     * which values are added must not differ from run to run.
     *
     * @param values what this process adds; become the sums
     * @throws RuntimeException if a process is gone; the training ends with it
     */
    void sum(float[] values);
}
