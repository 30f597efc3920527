/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.Preprocessing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a saved model says of the network's images and classes.
 *
 * @param standardization what the images must be scaled by; empty if nobody says
 * @param preprocessing how an image becomes the network's input; empty if nobody says
 * @param classNames in the order of the network's output; none, and they are numbers
 */
public record ModelNotes(
        Optional<Standardization> standardization, Optional<Preprocessing> preprocessing, List<String> classNames) {
    private static final String MEAN = "standardization.mean";
    private static final String STANDARD_DEVIATION = "standardization.standardDeviation";
    private static final String CLASS = "class.";

    /**
     * Copies the list.
     *
     * @param standardization what the images must be scaled by
     * @param preprocessing how an image becomes the network's input
     * @param classNames in the order of the network's output
     */
    public ModelNotes {
        classNames = List.copyOf(classNames);
    }

    /** {@return notes that say nothing} */
    public static ModelNotes none() {
        return new ModelNotes(Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * {@return the notes of a saved model, whose network is not made}
     *
     * @param file the file to read
     * @throws IOException if the file is missing or damaged
     */
    public static ModelNotes load(Path file) throws IOException {
        return SavedModel.read(file, SavedModel::notes);
    }

    /**
     * {@return these notes with what images must be scaled by}
     *
     * @param standardization of as many channels as the network's images
     */
    public ModelNotes withStandardization(Standardization standardization) {
        return new ModelNotes(Optional.of(standardization), preprocessing, classNames);
    }

    /**
     * {@return these notes with how an image becomes the network's input, and with its standardization}
     *
     * @param preprocessing how an image becomes the network's input
     */
    public ModelNotes withPreprocessing(Preprocessing preprocessing) {
        return new ModelNotes(Optional.of(Standardization.of(preprocessing)), Optional.of(preprocessing), classNames);
    }

    /**
     * {@return these notes with the names of the classes}
     *
     * @param classNames in the order of the network's output
     */
    public ModelNotes withClassNames(List<String> classNames) {
        return new ModelNotes(standardization, preprocessing, classNames);
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
