/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.data.BatchSource;
import dev.stagecraft.runtime.data.Standardization;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What decides the result of a training, each under the name that a message uses. The number of epochs is not among it: a
 * training may go on for longer than was planned.
 */
record TrainingSettings(SortedMap<String, String> values) {
    private static final String PREFIX = "setting.";

    /** @param start the {@linkplain StartingPoint.Start#fingerprint() fingerprint} of the weights that the training starts from */
    static TrainingSettings of(TrainingPlan plan, BatchSource training, Standardization standardization, String start) {
        SortedMap<String, String> values = new TreeMap<>();
        values.put("network", plan.definition().name());
        values.put("parameters", String.valueOf(plan.definition().summary().parameters()));
        values.put("starting weights", start);
        values.put("training seed", String.valueOf(plan.seed()));
        values.put("batch size", String.valueOf(plan.batchSize()));
        values.put("training data", training.fingerprint());
        values.put("held-out data", plan.heldOut().map(BatchSource::fingerprint).orElse("none"));
        values.put("standardization", standardization.mean() + " " + standardization.standardDeviation());
        plan.together().ifPresent(all -> values.putAll(all.settings()));
        plan.recipe().ifPresent(recipe -> values.putAll(RecipeSettings.of(recipe)));
        return new TrainingSettings(values);
    }

    Map<String, String> format() {
        return values.entrySet().stream()
                .collect(Collectors.toMap(entry -> PREFIX + entry.getKey(), Map.Entry::getValue));
    }

    static TrainingSettings parse(Map<String, String> notes) {
        SortedMap<String, String> values = new TreeMap<>();
        notes.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                values.put(name.substring(PREFIX.length()), value);
            }
        });
        return new TrainingSettings(values);
    }

    /** The first setting that the other has otherwise: {@code training seed 42, but this one has 43}. */
    Optional<String> differenceTo(TrainingSettings other) {
        SortedSet<String> names = new TreeSet<>(values.keySet());
        names.addAll(other.values.keySet());
        return names.stream()
                .filter(name -> !value(name).equals(other.value(name)))
                .findFirst()
                .map(name -> name + " " + value(name) + ", but this one has " + other.value(name));
    }

    private String value(String name) {
        return values.getOrDefault(name, "none");
    }
}
