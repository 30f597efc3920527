/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.runtime.recipe.Loss;
import java.util.List;

/** What a loss makes of labels before it compares them: smooths them, gives classes weights, or makes each a yes or a no. */
final class LabelShares {
    private LabelShares() {}

    /**
     * Changes the labels of a batch.
     *
     * @param labels {@code [N, classes]}, the share that each class has in an image
     * @throws IllegalArgumentException if there are other classes than weights
     */
    static void change(float[] labels, int classes, Loss loss) {
        double weight = 1;
        List<Double> weights = loss instanceof Loss.CrossEntropy cross ? cross.classWeights() : List.of();
        if (!weights.isEmpty()) {
            if (weights.size() != classes) {
                throw new IllegalArgumentException("The recipe has " + weights.size() + " classWeights, and the images "
                        + classes + " classes: give one for each class.");
            }
            weight = meanWeight(labels, classes, weights);
        }
        double smoothing = loss.labelSmoothing();
        for (int i = 0; i < labels.length; i++) {
            double smoothed = (1 - smoothing) * labels[i] + smoothing / classes;
            labels[i] = (float) (weights.isEmpty() ? smoothed : smoothed * weights.get(i % classes) / weight);
        }
        if (loss instanceof Loss.BinaryCrossEntropy binary && binary.threshold().isPresent()) {
            double threshold = binary.threshold().getAsDouble();
            for (int i = 0; i < labels.length; i++) {
                labels[i] = labels[i] > threshold ? 1 : 0;
            }
        }
    }

    /** That of the images' classes; 1 where an image is of several. */
    private static double meanWeight(float[] labels, int classes, List<Double> weights) {
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != 0 && labels[i] != 1) {
                return 1;
            }
            sum += labels[i] * weights.get(i % classes);
        }
        if (sum == 0) {
            throw new IllegalArgumentException(
                    "All images of a step are of classes with a weight of 0, so that there is no loss: set larger classWeights or a larger batch.");
        }
        return sum / (labels.length / classes);
    }
}
