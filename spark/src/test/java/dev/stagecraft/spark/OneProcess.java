/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import dev.stagecraft.runtime.InferenceNetwork;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.MnistFolder;
import dev.stagecraft.runtime.recipe.Recipe;
import dev.stagecraft.runtime.training.Trainer;
import dev.stagecraft.runtime.training.TrainingProgress;
import dev.stagecraft.runtime.training.TrainingResult;
import dev.stagecraft.spark.training.Networks;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/** What the cluster is held against: one process with two threads. Prints images a second of a training, and of answers. */
final class OneProcess {
    private static final int BATCH = 128;

    private OneProcess() {}

    /** Counts from the first step of the training to its last. */
    private static final class Watch implements TrainingProgress {
        private long begin;
        private long end;
        private int images;
        private int before;

        @Override
        public void epochStarted(int epoch, int epochs, int count, int done) {
            begin = begin == 0 ? System.nanoTime() : begin;
            before = 0;
        }

        @Override
        public void stepFinished(int done, double loss) {
            images += done - before;
            before = done;
            end = System.nanoTime();
        }
    }

    public static void main(String[] arguments) throws Exception {
        ImageDataset images = MnistFolder.load(Path.of(arguments[0])).training();
        Recipe recipe =
                Recipe.FASHION20.withEpochs(Integer.parseInt(arguments[1])).withBatchSize(BATCH, 1);
        Watch watch = new Watch();
        TrainingResult result = Trainer.of(Networks.find(SparkScaling.NETWORK), NetworkOptions.defaults())
                .recipe(recipe)
                .progress(watch)
                .fit(images);
        System.out.println("training " + watch.images / ((watch.end - watch.begin) / 1e9));
        try (InferenceNetwork network = InferenceNetwork.of(result.network())) {
            for (int round = 0; round < 2; round++) {
                long begin = System.nanoTime();
                for (int from = 0; from < images.size(); from += 16) {
                    int[] batch = IntStream.range(from, Math.min(images.size(), from + 16))
                            .toArray();
                    network.output(images.batch(batch, DataType.FLOAT, result.standardization())
                            .getFeatures());
                }
                System.out.println("answers " + images.size() / ((System.nanoTime() - begin) / 1e9));
            }
        }
    }
}
