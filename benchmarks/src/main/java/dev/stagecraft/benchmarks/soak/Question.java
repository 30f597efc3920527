/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks.soak;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Images, and what a network answers.
 *
 * @param images {@code [N, C, H, W]}
 * @param answer {@code [N, classes]}, probabilities that Deeplearning4j's own layers computed
 */
record Question(INDArray images, float[][] answer) {
    /** How far a probability may be off: what orders of summation make of 32-bit numbers is a tenth of it. */
    static final double TOLERANCE = 1e-4;

    /** @throws WrongAnswerException if this is not the answer */
    void check(float[][] given) {
        if (given.length != answer.length) {
            throw new WrongAnswerException(given.length + " answers to " + answer.length + " images");
        }
        for (int image = 0; image < answer.length; image++) {
            for (int category = 0; category < answer[image].length; category++) {
                requireClose("a probability", answer[image][category], given[image][category], TOLERANCE);
            }
        }
    }

    /** @throws WrongAnswerException if a number is further off than it may be, or none */
    static void requireClose(String what, double right, double given, double tolerance) {
        // So that what is no number is wrong.
        if (!(Math.abs(given - right) <= tolerance)) {
            throw new WrongAnswerException(what + " is " + given + "; it must be " + right);
        }
    }

    /** An image as an array of numbers in C order. */
    float[] image(int index) {
        return images.slice(index).dup('c').data().asFloat();
    }
}
