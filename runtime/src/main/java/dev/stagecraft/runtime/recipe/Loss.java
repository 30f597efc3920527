/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.recipe;

import java.util.List;
import java.util.OptionalDouble;

/** What a training makes small: the mean over the images of a step. */
public sealed interface Loss {
    /** {@return the ε by which labels are smoothed} The right one of K classes is 1 - ε + ε/K, and each other ε/K. */
    double labelSmoothing();

    /**
     * The cross-entropy of the softmax with the labels, as {@code torch.nn.CrossEntropyLoss}. With weights for classes, each class counts for as much
     * as its weight; where each image is of one class, the mean is divided by the sum of their weights, and where labels are mixed, by the number of
     * images.
     *
     * @param labelSmoothing from 0 to 1
     * @param classWeights one for each class, or none
     */
    record CrossEntropy(double labelSmoothing, List<Double> classWeights) implements Loss {
        /** Without smoothing, and all classes alike. */
        public static final CrossEntropy PLAIN = new CrossEntropy(0, List.of());

        /**
         * Checks the numbers.
         *
         * @param labelSmoothing from 0 to 1
         * @param classWeights one for each class, or none
         * @throws IllegalArgumentException if one is out of its range
         */
        public CrossEntropy {
            Check.share("labelSmoothing", labelSmoothing);
            classWeights = List.copyOf(classWeights);
            classWeights.forEach(weight -> Check.notNegative("classWeights", weight));
            if (!classWeights.isEmpty() && classWeights.stream().allMatch(weight -> weight == 0)) {
                throw new IllegalArgumentException("All classWeights are 0; set a positive one.");
            }
        }
    }

    /**
     * The mean over the classes of the binary cross-entropy of a sigmoid with each label, as timm's {@code BinaryCrossEntropy}: whether an image shows a
     * class is a question of its own (Wightman et al., 2021, arXiv:2110.00476). The network answers by a softmax as ever, which has the same order.
     *
     * @param labelSmoothing from 0 to 1
     * @param threshold labels above it become 1 and others 0, after smoothing; from 0 to 1
     */
    record BinaryCrossEntropy(double labelSmoothing, OptionalDouble threshold) implements Loss {
        /**
         * Checks the numbers.
         *
         * @param labelSmoothing from 0 to 1
         * @param threshold labels above it become 1 and others 0
         * @throws IllegalArgumentException if one is out of its range
         */
        public BinaryCrossEntropy {
            Check.share("labelSmoothing", labelSmoothing);
            threshold.ifPresent(limit -> Check.share("threshold", limit));
        }
    }
}
