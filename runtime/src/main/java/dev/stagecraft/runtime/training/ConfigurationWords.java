/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nd4j.shade.jackson.databind.JsonNode;

/** What a place in a configuration of Deeplearning4j is called, and what is there, for people who have not seen the configuration. */
final class ConfigurationWords {
    private static final String VERTICES = "vertices";
    private static final String CLASS = "@class";
    private static final int LONGEST = 80;

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("peak", "highest learning rate"),
            Map.entry("nin", "inputs"),
            Map.entry("nout", "outputs"),
            Map.entry("coeff", "weight decay"),
            Map.entry("iupdater", "updater"),
            Map.entry("activationFn", "activation"));

    private final int stepsOfEpoch;

    /** @param stepsOfEpoch how many steps an epoch has */
    ConfigurationWords(int stepsOfEpoch) {
        this.stepsOfEpoch = stepsOfEpoch;
    }

    /** Two values of one place: {@code learning rate 0.01, but this one has 0.1}. */
    String difference(List<String> path, JsonNode first, JsonNode second) {
        if (path.get(path.size() - 1).equals("steps")) {
            return steps(first.asLong(), second.asLong());
        }
        return name(path) + " " + value(first) + ", but this one has " + value(second);
    }

    /** Users say how many epochs, and these are so many steps. */
    private String steps(long first, long second) {
        String over = "a learning rate scheduled over ";
        return first % stepsOfEpoch == 0 && second % stepsOfEpoch == 0
                ? over + epochs(first / stepsOfEpoch) + " (" + first + " steps), but this one has "
                        + epochs(second / stepsOfEpoch) + " (" + second + " steps)"
                : over + first + " steps, but this one has " + second;
    }

    private static String epochs(long count) {
        return count + (count == 1 ? " epoch" : " epochs");
    }

    /** The innermost name; that of a single layer's own with the layer, while all have the updater in common. */
    private static String name(List<String> path) {
        int last = path.size() - 1;
        while (last > 0 && (path.get(last).equals(CLASS) || path.get(last).matches("\\d+"))) {
            last--;
        }
        String key = path.get(last);
        String words = NAMES.getOrDefault(
                key, key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
        boolean isOfLayer =
                path.size() > 2 && path.get(0).equals(VERTICES) && !path.contains("iupdater") && !path.contains("seed");
        return isOfLayer && last > 1 ? "in the layer " + path.get(1) + " " + words : words;
    }

    /** Of a class its simple name. */
    private static String value(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "none";
        }
        JsonNode named = node.has(CLASS) ? node.get(CLASS) : node;
        String text = named.isTextual() ? named.asText().replaceFirst("^([a-z_]\\w*\\.)+", "") : named.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }
}
