/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

/** A function of each number. */
public sealed interface Function {
    /** {@code x} */
    record Identity() implements Function {}

    /** {@code max(x, 0)} */
    record Relu() implements Function {}

    /** {@code min(max(x, 0), 6)} */
    record Relu6() implements Function {}

    /**
     * {@code x} above 0, and {@code slope x} below.
     *
     * @param slope of negative numbers
     */
    record LeakyRelu(double slope) implements Function {}

    /**
     * {@code x} above 0, and {@code alpha (exp(x) - 1)} below.
     *
     * @param alpha the limit of small numbers, negated
     */
    record Elu(double alpha) implements Function {}

    /** {@code x sigmoid(x)}, also called SiLU. */
    record Swish() implements Function {}

    /** {@code x Phi(x)} with the normal distribution function: GELU. */
    record Gelu() implements Function {}

    /** {@code x sigmoid(1.702 x)}, an approximation of GELU. */
    record QuickGelu() implements Function {}

    /**
     * {@code x (1 + tanh(sqrt(2 / pi) (x + (0.044715 x)^3))) / 2}: what ND4J M2.1 computes as its precise GELU. In the paper (Hendrycks and Gimpel,
     * 2016, arXiv:1606.08415) the factor is not cubed.
     */
    record CubedGelu() implements Function {}

    /** {@code x tanh(log(1 + exp(x)))} */
    record Mish() implements Function {}

    /** {@code 1 / (1 + exp(-x))} */
    record Sigmoid() implements Function {}

    /** The hyperbolic tangent. */
    record Tanh() implements Function {}

    /** {@code min(max(x, -1), 1)} */
    record HardTanh() implements Function {}

    /** {@code min(max(0.2 x + 0.5, 0), 1)} */
    record HardSigmoid() implements Function {}

    /** {@code log(1 + exp(x))} */
    record SoftPlus() implements Function {}

    /** {@code exp(x)} over the sum of those of a vector. */
    record Softmax() implements Function {}

    /**
     * One that has no record of its own.
     *
     * @param kind the class that computes it
     * @param settings what it is set to
     * @param because what is the matter with it, and what to change: the end of a sentence
     */
    record Other(String kind, String settings, String because) implements Function {}

    /** {@return whether it changes nothing} */
    default boolean isIdentity() {
        return this instanceof Identity;
    }
}
