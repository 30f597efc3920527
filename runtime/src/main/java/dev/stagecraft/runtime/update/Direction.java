/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import dev.stagecraft.runtime.recipe.Optimizer;

/** Where a step goes, as PyTorch's optimizers compute it: the parameters change by a rate times what is left in the gradients. */
@FunctionalInterface
interface Direction {
    /**
     * Computes the direction of a piece.
     *
     * @param piece its gradients become the direction
     * @param scale what gradients are multiplied by first
     * @param decay what draws these parameters towards 0
     */
    void compute(Piece piece, float scale, float decay);

    /** How many numbers an optimizer keeps of each parameter. */
    static int states(Optimizer optimizer) {
        if (optimizer instanceof Optimizer.Sgd sgd) {
            return sgd.momentum() == 0 ? 0 : 1;
        }
        return 2;
    }

    /**
     * That of a step.
     *
     * @param step its number, from 1
     */
    static Direction of(Optimizer optimizer, int step) {
        if (optimizer instanceof Optimizer.Sgd sgd) {
            float momentum = (float) sgd.momentum();
            return momentum == 0 ? Direction::descend : sgd.nesterov() ? ahead(momentum) : along(momentum);
        }
        if (optimizer instanceof Optimizer.AdamW adam) {
            return moments(adam.beta1(), adam.beta2(), adam.epsilon(), step);
        }
        Optimizer.Lamb lamb = (Optimizer.Lamb) optimizer;
        return moments(lamb.beta1(), lamb.beta2(), lamb.epsilon(), step);
    }

    private static void descend(Piece piece, float scale, float decay) {
        float[] gradients = piece.gradients;
        float[] parameters = piece.parameters;
        for (int i = 0; i < piece.length; i++) {
            gradients[i] = scale * gradients[i] + decay * parameters[i];
        }
    }

    private static Direction along(float momentum) {
        return (piece, scale, decay) -> {
            float[] gradients = piece.gradients;
            float[] parameters = piece.parameters;
            float[] velocities = piece.states[0];
            for (int i = 0; i < piece.length; i++) {
                float velocity = momentum * velocities[i] + (scale * gradients[i] + decay * parameters[i]);
                velocities[i] = velocity;
                gradients[i] = velocity;
            }
        };
    }

    private static Direction ahead(float momentum) {
        return (piece, scale, decay) -> {
            float[] gradients = piece.gradients;
            float[] parameters = piece.parameters;
            float[] velocities = piece.states[0];
            for (int i = 0; i < piece.length; i++) {
                float gradient = scale * gradients[i] + decay * parameters[i];
                float velocity = momentum * velocities[i] + gradient;
                velocities[i] = velocity;
                gradients[i] = gradient + momentum * velocity;
            }
        };
    }

    /** The mean of gradients over the root of that of their squares, each corrected for having begun at 0. */
    private static Direction moments(double beta1, double beta2, double epsilon, int step) {
        float kept1 = (float) beta1;
        float kept2 = (float) beta2;
        float new1 = (float) (1 - beta1);
        float new2 = (float) (1 - beta2);
        float correction1 = (float) (1 / (1 - Math.pow(beta1, step)));
        float correction2 = (float) (1 / Math.sqrt(1 - Math.pow(beta2, step)));
        float added = (float) epsilon;
        return (piece, scale, decay) -> {
            float[] gradients = piece.gradients;
            float[] parameters = piece.parameters;
            float[] means = piece.states[0];
            float[] squares = piece.states[1];
            for (int i = 0; i < piece.length; i++) {
                float gradient = scale * gradients[i];
                float mean = kept1 * means[i] + new1 * gradient;
                float square = kept2 * squares[i] + new2 * gradient * gradient;
                means[i] = mean;
                squares[i] = square;
                gradients[i] =
                        mean * correction1 / ((float) Math.sqrt(square) * correction2 + added) + decay * parameters[i];
            }
        };
    }
}
