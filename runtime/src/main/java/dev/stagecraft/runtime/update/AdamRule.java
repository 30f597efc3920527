/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import org.nd4j.linalg.learning.config.Adam;

/** Kingma and Ba, "Adam: A Method for Stochastic Optimization", arXiv:1412.6980, with the bias corrected in the rate (section 2, last paragraph). */
record AdamRule(Adam updater) implements UpdateRule {
    @Override
    public int states() {
        return 2;
    }

    @Override
    public Step at(int iteration, int epoch) {
        double beta1 = updater.getBeta1();
        double beta2 = updater.getBeta2();
        int steps = iteration + 1;
        double corrected = updater.getLearningRate(iteration, epoch)
                * Math.sqrt(1 - Math.pow(beta2, steps))
                / (1 - Math.pow(beta1, steps));
        // As ND4J does, for a rate of 0 and the like.
        double rate = corrected == 0 || !Double.isFinite(corrected) ? updater.getEpsilon() : corrected;
        return piece -> apply(
                piece, (float) beta1, (float) (1 - beta1), (float) beta2, (float) (1 - beta2), (float) rate, (float)
                        updater.getEpsilon());
    }

    private static void apply(
            Piece piece, float beta1, float rest1, float beta2, float rest2, float rate, float epsilon) {
        float[] gradients = piece.gradients;
        float[] means = piece.states[0];
        float[] squares = piece.states[1];
        for (int i = 0; i < piece.length; i++) {
            float gradient = gradients[i];
            float mean = beta1 * means[i] + rest1 * gradient;
            float square = beta2 * squares[i] + rest2 * gradient * gradient;
            means[i] = mean;
            squares[i] = square;
            gradients[i] = mean * rate / ((float) Math.sqrt(square) + epsilon);
        }
    }
}
