/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.augmentation.Augmentations;
import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.data.Batches;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.Pass;
import dev.stagecraft.runtime.data.StreamedDataset;
import dev.stagecraft.runtime.engine.EngineExecution;
import java.io.IOException;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The batches that a network learns from in a pass. Where a GPU computes it, they are pixels, and the next one is copied there while one is learned from;
 * what comes of it is the same.
 */
final class BatchFeed implements AutoCloseable {
    private final ComputationGraph network;
    private final Batches batches;
    private final boolean isAhead;
    private Optional<DataSet> following = Optional.empty();
    private Optional<IOException> failure = Optional.empty();

    private BatchFeed(ComputationGraph network, Batches batches, boolean isAhead) {
        this.network = network;
        this.batches = batches;
        this.isAhead = isAhead;
    }

    /** @param mayBePixels whether what learns gives batches to the network as they are */
    static BatchFeed open(ComputationGraph network, BatchSource images, Pass pass, boolean mayBePixels)
            throws IOException {
        boolean isAhead = mayBePixels
                && pass.type() == DataType.FLOAT
                && EngineExecution.takesPixels(network)
                && givesPixels(images);
        if (!isAhead) {
            return new BatchFeed(network, images.open(pass), false);
        }
        Batches batches = images.open(
                new Pass(pass.order(), pass.batchSize(), pass.firstBatch(), DataType.UINT8, pass.standardization()));
        EngineExecution.takePixels(network, pass.standardization().tables());
        return new BatchFeed(network, batches, true);
    }

    private static boolean givesPixels(BatchSource images) {
        Augmentations augmentations = images.augmentations();
        return images instanceof ImageDataset
                || images instanceof StreamedDataset
                        && augmentations.ofValues().isEmpty()
                        && augmentations.ofBatches().isEmpty();
    }

    /** The next batch, behind which another is on its way. */
    DataSet next() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        if (!isAhead) {
            return batches.next();
        }
        DataSet batch = following.isPresent() ? following.get() : ahead(batches.next());
        following = Optional.empty();
        try {
            if (batches.hasNext()) {
                following = Optional.of(ahead(batches.next()));
            }
        } catch (IOException e) {
            // Said when it is asked for, as if it had not been read before.
            failure = Optional.of(e);
        }
        return batch;
    }

    private DataSet ahead(DataSet batch) {
        EngineExecution.ahead(network, batch);
        return batch;
    }

    @Override
    public void close() {
        if (isAhead) {
            EngineExecution.endPixels(network);
        }
        batches.close();
    }
}
