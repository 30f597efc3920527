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
 * @param className its name
 * @param probability from 0 to 1
 */
public record Classification(int index, String className, double probability) {
    /**
     * {@return the most probable classes, the most probable first; of equal ones, the one that comes first in the network's output}
     *
     * @param probabilities one for each class
     * @param classNames the names of the classes, in the order of the network's output; none, and they are numbers
     * @param k how many; all of them, if there are fewer
     * @throws IllegalArgumentException if {@code k} is below 1, or there are as many names as classes neither
     */
    public static List<Classification> top(float[] probabilities, List<String> classNames, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k is " + k + "; it must be at least 1.");
        }
        if (!classNames.isEmpty() && classNames.size() != probabilities.length) {
            throw new IllegalArgumentException((classNames.size() == 1
                            ? "There is 1 class name"
                            : "There are " + classNames.size() + " class names")
                    + " for " + probabilities.length + " classes; there must be one for each, or none.");
        }
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted((one, other) -> Float.compare(probabilities[other], probabilities[one]))
                .limit(k)
                .map(index -> new Classification(index, name(classNames, index), probabilities[index]))
                .toList();
    }

    private static String name(List<String> classNames, int index) {
        return classNames.isEmpty() ? String.valueOf(index) : classNames.get(index);
    }

    /** {@code tabby cat 94.1 %}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.1f %%", className, 100 * probability);
    }
}
