/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.Preprocessing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a model's file says of the network's images and classes.
 *
 * @param classNames in the order of the network's output; empty if the file does not say
 */
record ModelNotes(
        Optional<Standardization> standardization, Optional<Preprocessing> preprocessing, List<String> classNames) {
    static final ModelNotes NONE = new ModelNotes(Optional.empty(), Optional.empty(), List.of());

    private static final String MEAN = "standardization.mean";
    private static final String STANDARD_DEVIATION = "standardization.standardDeviation";
    private static final String CLASS = "class.";

    ModelNotes {
        classNames = List.copyOf(classNames);
    }

    Map<String, String> format() {
        Map<String, String> notes = new HashMap<>();
        standardization.ifPresent(it -> {
            notes.put(MEAN, format(it.mean()));
            notes.put(STANDARD_DEVIATION, format(it.standardDeviation()));
        });
        preprocessing.ifPresent(it -> notes.putAll(it.properties()));
        IntStream.range(0, classNames.size()).forEach(index -> notes.put(CLASS + index, classNames.get(index)));
        return notes;
    }

    /** @throws IllegalArgumentException if the notes make no sense */
    static ModelNotes parse(Map<String, String> notes) {
        Optional<Standardization> standardization = Optional.ofNullable(notes.get(MEAN))
                .map(mean -> new Standardization(parse(mean), parse(notes.getOrDefault(STANDARD_DEVIATION, ""))));
        List<String> classNames = Stream.iterate(0, index -> notes.containsKey(CLASS + index), index -> index + 1)
                .map(index -> notes.get(CLASS + index))
                .toList();
        return new ModelNotes(standardization, Preprocessing.of(notes), classNames);
    }

    private static String format(List<Double> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static List<Double> parse(String values) {
        return Stream.of(values.split(" ")).map(Double::valueOf).toList();
    }
}
