/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import org.nd4j.linalg.learning.config.Sgd;

/** The gradient times a rate. */
record GradientRule(Sgd updater) implements UpdateRule {
    @Override
    public int states() {
        return 0;
    }

    @Override
    public Step at(int iteration, int epoch) {
        float rate = (float) updater.getLearningRate(iteration, epoch);
        return piece -> {
            float[] gradients = piece.gradients;
            for (int i = 0; i < piece.length; i++) {
                gradients[i] *= rate;
            }
        };
    }
}
