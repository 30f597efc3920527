/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.IUpdater;

/** How a training's batches change its network. */
interface Steps {
    /** Something that reads images. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws IOException;
    }

    /**
     * Learns from a batch.
     *
     * @param isLast whether it is the last of its epoch
     * @return the mean loss of its images, before they changed anything
     */
    double learn(DataSet batch, boolean isLast);

    /** Whether what the batches before had to change has been changed, so that a checkpoint has all of it. */
    default boolean isComplete() {
        return true;
    }

    /** What a checkpoint needs besides the network, by the names of its entries. */
    default Map<String, INDArray> arrays() {
        return Map.of();
    }

    /** The state of the network's own updater, if that is what takes the steps. */
    Optional<INDArray> updaterState();

    /** Goes on from a checkpoint, whose network has been restored. */
    default void restore(Map<String, INDArray> arrays, TrainingState state) {}

    /** The learning rate of the step that the next batch is a part of, if there is one. */
    OptionalDouble rate();

    /** Does something with the weights that are to be evaluated, and puts the others back. */
    default <T> T withEvaluated(Work<T> work) throws IOException {
        return work.done();
    }

    /** Remembers the weights that are evaluated, as the best so far. */
    default void keepBest() {}

    /** Leaves in the network the weights that are the training's result. */
    default void finish() {}

    /** Steps by the updater of the network's configuration, which was made with this one. */
    record OfNetwork(ComputationGraph network, IUpdater updater) implements Steps {
        @Override
        public double learn(DataSet batch, boolean isLast) {
            network.fit(batch);
            return network.score();
        }

        @Override
        public Optional<INDArray> updaterState() {
            return Optional.ofNullable(network.getUpdater().getStateViewArray());
        }

        @Override
        public OptionalDouble rate() {
            return updater.hasLearningRate()
                    ? OptionalDouble.of(updater.getLearningRate(network.getIterationCount(), network.getEpochCount()))
                    : OptionalDouble.empty();
        }
    }
}
