/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.update;

import java.nio.FloatBuffer;

/**
 * One step of a segment.
 *
 * @param divisor what gradients are divided by, 1 for nothing
 */
record StepOfSegment(Segment segment, UpdateRule.Step rule, Decay.Factors decay, float divisor) {
    static StepOfSegment of(Segment segment, int batch, int iteration, int epoch) {
        double rate = segment.updater().hasLearningRate() ? segment.updater().getLearningRate(iteration, epoch) : 1;
        return new StepOfSegment(
                segment,
                segment.rule().at(iteration, epoch),
                segment.decay().at(rate, iteration, epoch),
                segment.isDivided() ? batch : 1);
    }

    /**
     * Updates some of the segment's parameters, and leaves in the gradients what was taken away from them.
     *
     * @param parameters all of the network's
     * @param gradients all of the network's
     * @param states all that the updater keeps
     * @param from in the segment
     * @param to in the segment, after the last
     */
    void apply(FloatBuffer parameters, FloatBuffer gradients, FloatBuffer states, int from, int to) {
        Piece piece = Piece.ofThread();
        for (int at = from; at < to; at += Piece.LENGTH) {
            piece.length = Math.min(Piece.LENGTH, to - at);
            Piece.read(parameters, segment.first() + at, piece.parameters, piece.length);
            Piece.read(gradients, segment.first() + at, piece.gradients, piece.length);
            for (int state = 0; state < segment.states().size(); state++) {
                Piece.read(states, segment.states().get(state) + at, piece.states[state], piece.length);
            }
            compute(piece);
            for (int state = 0; state < segment.states().size(); state++) {
                Piece.write(states, segment.states().get(state) + at, piece.states[state], piece.length);
            }
            Piece.write(gradients, segment.first() + at, piece.gradients, piece.length);
            Piece.write(parameters, segment.first() + at, piece.parameters, piece.length);
        }
    }

    private void compute(Piece piece) {
        float[] parameters = piece.parameters;
        float[] gradients = piece.gradients;
        if (divisor != 1) {
            for (int i = 0; i < piece.length; i++) {
                gradients[i] /= divisor;
            }
        }
        if (decay.sign() != 0) {
            for (int i = 0; i < piece.length; i++) {
                gradients[i] += decay.sign() * Math.signum(parameters[i]);
            }
        }
        addTimes(gradients, decay.gradient(), parameters, piece.length);
        rule.apply(piece);
        addTimes(gradients, decay.update(), parameters, piece.length);
        for (int i = 0; i < piece.length; i++) {
            parameters[i] -= gradients[i];
        }
    }

    private static void addTimes(float[] target, float factor, float[] values, int length) {
        if (factor != 0) {
            for (int i = 0; i < length; i++) {
                target[i] += factor * values[i];
            }
        }
    }
}
