/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks.soak;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.training.EpochResult;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.runtime.training.TrainingProgress;
import dev.stagecraft.runtime.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * A short training, and what its epochs come to.
 *
 * @param batch the number of images of a step
 * @param losses of the epochs, as Deeplearning4j's own layers train
 */
record Lesson(NetworkDefinition definition, ImageDataset images, int batch, List<Double> losses) {
    static final int CLASSES = 10;

    private static final int IMAGES = 24;
    private static final int EPOCHS = 2;
    /** Of a loss of about 2.3: steps multiply what orders of summation make. */
    private static final double TOLERANCE = 2e-3;

    static Lesson of(NetworkDefinition definition, int batch) throws IOException {
        Random random = new Random(batch);
        byte[] pixels =
                new byte[Math.toIntExact(IMAGES * definition.summary().input().size())];
        random.nextBytes(pixels);
        ImageDataset images = ImageDataset.of(
                definition.summary().input(),
                pixels,
                random.ints(IMAGES, 0, CLASSES).toArray(),
                CLASSES);
        try (TrainingResult right =
                trainer(definition, batch, Execution.DEEPLEARNING4J).fit(images)) {
            return new Lesson(definition, images, batch, losses(right));
        }
    }

    private static Trainer trainer(NetworkDefinition definition, int batch, Execution execution) {
        NetworkOptions options =
                NetworkOptions.defaults().withUpdater(new Sgd(0.01)).withExecution(execution);
        return Trainer.of(definition, options).epochs(EPOCHS).batchSize(batch).progress(TrainingProgress.silent());
    }

    private static List<Double> losses(TrainingResult result) {
        return result.history().stream().map(EpochResult::loss).toList();
    }

    /**
     * Trains as a user would, with checkpoints.
     *
     * @param checkpoints an empty folder
     * @throws WrongAnswerException if the training went otherwise
     */
    TrainingResult repeat(Path checkpoints) throws IOException {
        TrainingResult result = trainer(definition, batch, Execution.AUTO)
                .heldOut(images)
                .checkpoints(checkpoints, 2)
                .fit(images);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Question.requireClose("a loss", losses.get(epoch), losses(result).get(epoch), TOLERANCE);
        }
        return result;
    }
}
