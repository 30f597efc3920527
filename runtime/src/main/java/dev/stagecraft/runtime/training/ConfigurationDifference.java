/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Finds where two configurations of a network differ, apart from how long they were trained. */
final class ConfigurationDifference {
    private static final Set<String> COUNTERS = Set.of("iterationCount", "epochCount");

    private ConfigurationDifference() {}

    /**
     * The first difference of two texts in JSON, in words: {@code learning rate 0.01, but this one has 0.1}.
     *
     * @param stepsOfEpoch how many steps an epoch has
     */
    static Optional<String> find(String first, String second, int stepsOfEpoch) {
        try {
            ObjectMapper mapper = new ObjectMapper();
            return find(
                    List.of(), mapper.readTree(first), mapper.readTree(second), new ConfigurationWords(stepsOfEpoch));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> find(List<String> path, JsonNode first, JsonNode second, ConfigurationWords words) {
        if (first.equals(second)) {
            return Optional.empty();
        }
        if (first.isObject() && second.isObject()) {
            Set<String> names = new TreeSet<>();
            addAll(names, first.fieldNames());
            addAll(names, second.fieldNames());
            names.removeAll(COUNTERS);
            return names.stream()
                    .map(name -> find(longer(path, name), first.path(name), second.path(name), words))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (first.isArray() && second.isArray() && first.size() == second.size()) {
            for (int index = 0; index < first.size(); index++) {
                Optional<String> difference =
                        find(longer(path, String.valueOf(index)), first.get(index), second.get(index), words);
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        return Optional.of(words.difference(path, first, second));
    }

    private static List<String> longer(List<String> path, String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }

    private static void addAll(Set<String> names, Iterator<String> fields) {
        fields.forEachRemaining(names::add);
    }
}
