/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.update.SharedValues;
import java.nio.FloatBuffer;
import java.util.Collection;

/** What the processes of a training exchange, and when. */
sealed interface Sharing {
    /**
     * Before a step.
     *
     * @param values the parameters; running statistics become those of all processes
     * @param gradients sums over the images of this process, or afterwards of all
     * @param images how many images this process has computed
     * @return how many images the gradients are of
     */
    default long beforeStep(FloatBuffer values, FloatBuffer gradients, long images) {
        return images;
    }

    /**
     * After a step.
     *
     * @param values the parameters
     * @param kept what the steps keep beside them
     * @param step how many steps were taken
     * @param isLast whether it was the last of its epoch
     * @return whether all processes have the same now
     */
    default boolean afterStep(FloatBuffer values, Collection<FloatBuffer> kept, int step, boolean isLast) {
        return true;
    }

    /** There is one process. */
    record Alone() implements Sharing {}

    /** Gradients are added up in each step, so that all processes take the same one; running statistics are averaged. */
    record OfGradients(TrainingGroup group, SharedValues shared) implements Sharing {
        @Override
        public long beforeStep(FloatBuffer values, FloatBuffer gradients, long images) {
            int length = shared.length();
            float[] all = new float[length + 1];
            gradients.get(0, all, 0, length);
            shared.readStatistics(values, all, 0);
            all[length] = images;
            group.sum(all);
            shared.writeStatistics(all, 0, group.size(), values);
            gradients.put(0, all, 0, length);
            return (long) all[length];
        }
    }

    /** Each process takes its own steps, and after some of them all that they have is averaged. */
    record OfWeights(TrainingGroup group, SharedValues shared, int everySteps) implements Sharing {
        @Override
        public boolean afterStep(FloatBuffer values, Collection<FloatBuffer> kept, int step, boolean isLast) {
            if (step % everySteps != 0 && !isLast) {
                return false;
            }
            int length = shared.length();
            float[] all = new float
                    [length + kept.stream().mapToInt(FloatBuffer::capacity).sum()];
            values.get(0, all, 0, length);
            shared.readStatistics(values, all, 0);
            int from = length;
            for (FloatBuffer one : kept) {
                one.get(0, all, from, one.capacity());
                if (one.capacity() == length) {
                    shared.readStatistics(one, all, from);
                }
                from += one.capacity();
            }
            group.sum(all);
            shared.writeMeans(all, 0, group.size(), values);
            from = length;
            for (FloatBuffer one : kept) {
                shared.writeMeans(all, from, group.size(), one);
                from += one.capacity();
            }
            return true;
        }
    }
}
