/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** A training at one moment: what decides its result, how far it is, and the network. */
record Checkpoint(TrainingSettings settings, TrainingState state, ModelContent model) {
    static Checkpoint of(TrainingSettings settings, TrainingState state, ComputationGraph network, Steps steps) {
        Map<String, String> notes = new HashMap<>(settings.format());
        notes.putAll(state.format());
        notes.putAll(Computing.of(network).format());
        return new Checkpoint(settings, state, ModelContent.of(network, steps, notes));
    }

    static Checkpoint of(ModelContent model) {
        return new Checkpoint(TrainingSettings.parse(model.notes()), TrainingState.parse(model.notes()), model);
    }

    /**
     * What this checkpoint has otherwise than a training that would resume from it, with a fresh network.
     *
     * @param stepsOfEpoch how many steps an epoch of either has
     */
    Optional<String> differenceTo(TrainingSettings others, ComputationGraph network, int stepsOfEpoch) {
        return settings.differenceTo(others)
                .or(() -> ConfigurationDifference.find(
                        model.configuration(), network.getConfiguration().toJson(), stepsOfEpoch));
    }

    /** How the training was computed up to here, if the file says so. */
    Optional<Computing> computing() {
        return Computing.parse(model.notes());
    }

    /** Puts a network of the same configuration, and what takes its steps, where this checkpoint's were. */
    void restore(ComputationGraph network, Steps steps) {
        model.restore(network, state.step(), state.history().size());
        steps.restore(model.others(), state);
    }
}
