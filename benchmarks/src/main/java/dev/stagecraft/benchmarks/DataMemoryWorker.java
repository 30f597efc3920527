/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.data.Batches;
import dev.stagecraft.runtime.data.ImageFolder;
import dev.stagecraft.runtime.data.StreamedDataset;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A process that trains a step whenever it is told to, with new images or with those that it had. */
final class DataMemoryWorker {
    private static final int BATCH = 8;

    private DataMemoryWorker() {}

    /** @param arguments {@code reading} or {@code repeating}, and the folder */
    public static void main(String[] arguments) throws Exception {
        Worker.serve(() -> {
            ComputationGraph network = GeneratedNetwork.of(ComparedNetwork.RESNET50)
                    .definition()
                    .withClasses(DataPath.CLASSES)
                    .create(NetworkOptions.defaults());
            StreamedDataset images = DataWorker.images(ImageFolder.open(Path.of(arguments[1])), 224, 2);
            if (arguments[0].equals("reading")) {
                Epochs epochs = new Epochs(images);
                return () -> network.fit(epochs.next());
            }
            DataSet same = new DataSet(
                    Nd4j.rand(images.image().ofBatch(BATCH)),
                    Nd4j.ones(BATCH, DataPath.CLASSES).div(DataPath.CLASSES));
            return () -> network.fit(same);
        });
    }

    /** One epoch behind the other. */
    private static final class Epochs {
        private final StreamedDataset images;
        private int epoch = 1;
        private Batches batches;

        Epochs(StreamedDataset images) throws IOException {
            this.images = images;
            // The last ones are not closed: the process ends with them.
            batches = DataWorker.open(images, BATCH, epoch);
        }

        DataSet next() throws IOException {
            if (!batches.hasNext()) {
                batches.close();
                batches = DataWorker.open(images, BATCH, ++epoch);
            }
            return batches.next();
        }
    }
}
