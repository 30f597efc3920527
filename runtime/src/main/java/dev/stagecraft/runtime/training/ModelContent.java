/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.file.WriteFailure;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a file holds of a network.
 *
 * @param configuration the network's configuration as Deeplearning4j's JSON
 * @param parameters all parameters, running statistics included, {@code [1, P]} or {@code [P]}
 * @param updaterState the moments that the updater keeps; empty if it keeps none
 * @param notes what Stagecraft adds
 * @param others what the steps of a recipe keep, by the names of their entries
 */
record ModelContent(
        String configuration,
        INDArray parameters,
        Optional<INDArray> updaterState,
        Map<String, String> notes,
        Map<String, INDArray> others) {
    ModelContent {
        notes = Map.copyOf(notes);
        others = Map.copyOf(others);
    }

    ModelContent(
            String configuration, INDArray parameters, Optional<INDArray> updaterState, Map<String, String> notes) {
        this(configuration, parameters, updaterState, notes, Map.of());
    }

    /** What is to be saved of a network. Its arrays are shared, so save before the next step. */
    static ModelContent of(ComputationGraph network, Steps steps, Map<String, String> notes) {
        return new ModelContent(
                network.getConfiguration().toJson(), network.params(), steps.updaterState(), notes, steps.arrays());
    }

    /** The bytes of the configuration and the arrays: near the size of the file. */
    long size() {
        return configuration.length()
                + bytes(parameters)
                + updaterState.map(ModelContent::bytes).orElse(0L)
                + others.values().stream().mapToLong(ModelContent::bytes).sum();
    }

    /** A sentence that says that it could not be saved. */
    String unsaved(String what, WriteFailure failure) {
        return String.format(
                Locale.ROOT,
                "Cannot save %s, which takes about %,d bytes, because %s: %s.",
                what,
                size(),
                failure.reason(),
                failure.remedy());
    }

    /** Gives a network of the same configuration these parameters, updater state and counters. */
    void restore(ComputationGraph network, int iterations, int epochs) {
        network.setParams(parameters);
        updaterState.ifPresent(state -> network.getUpdater().setStateViewArray(state));
        network.getConfiguration().setIterationCount(iterations);
        // Only incrementing tells the layers, whose schedules depend on the counters too.
        network.getConfiguration().setEpochCount(epochs - 1);
        network.incrementEpochCount();
    }

    private static long bytes(INDArray array) {
        return array.length() * array.dataType().width();
    }
}
