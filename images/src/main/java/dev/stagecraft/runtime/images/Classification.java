/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.images;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A class that an image may show.
 *
 * @param index the class's place in the network's output, from 0
 * @param label its name
 * @param probability from 0 to 1
 */
public record Classification(int index, String label, double probability) {
    /**
     * {@return the most probable classes, the most probable first; of equal ones, the one that comes first in the network's output}
     *
     * @param probabilities one for each class
     * @param labels the names of the classes, in the order of the network's output; none, and they are numbers
     * @param k how many; all of them, if there are fewer
     * @throws IllegalArgumentException if {@code k} is below 1, or there are as many names as classes neither
     */
    public static List<Classification> top(float[] probabilities, List<String> labels, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + "; it must be at least 1.");
        }
        if (!labels.isEmpty() && labels.size() != probabilities.length) {
            throw new IllegalArgumentException(
                    labels.size() + (labels.size() == 1 ? " label does not name " : " labels do not name ")
                            + probabilities.length + " classes; there must be one for each, or none.");
        }
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted((one, other) -> Float.compare(probabilities[other], probabilities[one]))
                .limit(k)
                .map(index -> new Classification(index, name(labels, index), probabilities[index]))
                .toList();
    }

    private static String name(List<String> labels, int index) {
        return labels.isEmpty() ? String.valueOf(index) : labels.get(index);
    }

    /** {@code tabby cat 94.1 %}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.1f %%", label, 100 * probability);
    }
}
