/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.ImageDataset;
import java.nio.file.Path;
import org.nd4j.linalg.learning.config.Adam;

/** The training that most tests share: 50 images in batches of 8, which is 7 steps an epoch. */
final class Trainings {
    static final ImageDataset TRAINING = SyntheticImages.of(50, 1);
    static final ImageDataset HELD_OUT = SyntheticImages.of(30, 2);
    static final int STEPS_PER_EPOCH = 7;

    /** Thrown where a training is meant to be killed. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Trainings() {}

    static NetworkOptions options() {
        return NetworkOptions.defaults().withUpdater(new Adam(0.02));
    }

    static Trainer trainer(NetworkOptions options) {
        return Trainer.of(new TinyNetwork(), options)
                .epochs(3)
                .batchSize(8)
                .heldOut(HELD_OUT)
                .progress(TrainingProgress.silent());
    }

    static Trainer trainer() {
        return trainer(options());
    }

    static Trainer trainer(Path checkpoints) {
        return trainer().checkpoints(checkpoints, 3);
    }

    /** Ends a training right after a step, counted from this start of it. */
    static TrainingProgress killAfter(int steps) {
        return new TrainingProgress() {
            private int done;

            @Override
            public void stepFinished(int images, double loss) {
                if (++done == steps) {
                    throw new Killed();
                }
            }
        };
    }

    static void assertSame(TrainingResult expected, TrainingResult actual) {
        assertEquals(expected.history(), actual.history());
        assertArrayEquals(
                expected.network().params().toFloatVector(),
                actual.network().params().toFloatVector(),
                0);
        assertEquals(
                expected.network().getUpdater().getStateViewArray(),
                actual.network().getUpdater().getStateViewArray());
        assertEquals(
                expected.network().getConfiguration().toJson(),
                actual.network().getConfiguration().toJson());
    }
}
