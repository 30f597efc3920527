/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import org.nd4j.linalg.learning.config.Nesterovs;

/** Nesterov's momentum, with the velocity looked at a step ahead (Bengio et al., arXiv:1212.0901, equation 7). */
record NesterovRule(Nesterovs updater) implements UpdateRule {
    @Override
    public int states() {
        return 1;
    }

    @Override
    public Step at(int iteration, int epoch) {
        float momentum = (float) updater.currentMomentum(iteration, epoch);
        float rate = (float) updater.getLearningRate(iteration, epoch);
        return piece -> apply(piece, momentum, rate);
    }

    private static void apply(Piece piece, float momentum, float rate) {
        float[] gradients = piece.gradients;
        float[] velocities = piece.states[0];
        for (int i = 0; i < piece.length; i++) {
            float kept = momentum * velocities[i];
            float velocity = kept - rate * gradients[i];
            velocities[i] = velocity;
            gradients[i] = kept - (1 + momentum) * velocity;
        }
    }
}
