/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.operation.ActivationFunction.Kept;
import dev.stagecraft.libtorch.tensor.Session;

/**
 * The activation functions of the language, as Deeplearning4j computes them. Several of libtorch's own take numbers that the stable
 * interface does not pass; these are made of others.
 */
public final class Activations {
    private final Session session;
    private final Elementwise values;

    /**
     * For a session.
     *
     * @param session what computes
     */
    public Activations(Session session) {
        this.session = session;
        this.values = new Elementwise(session);
    }

    /** {@return {@code max(x, 0)}} */
    public ActivationFunction rectifier() {
        return new Rectifier(session, values);
    }

    /** {@return {@code min(max(x, 0), 6)}} */
    public ActivationFunction rectifier6() {
        return new Clip(session, values, 1, 0, 0, 6);
    }

    /**
     * {@return {@code x}, or {@code alpha x} where it is negative}
     *
     * @param alpha at least 0
     */
    public ActivationFunction leakyRectifier(double alpha) {
        return new LeakyRectifier(values, alpha);
    }

    /**
     * {@return {@code x}, or {@code alpha (exp(x) - 1)} where it is negative}
     *
     * @param alpha positive
     */
    public ActivationFunction exponentialLinearUnit(double alpha) {
        return new ExponentialLinearUnit(values, alpha);
    }

    /** {@return {@code x sigmoid(x)}} */
    public ActivationFunction swish() {
        return NativeActivation.of(session, "silu", Kept.INPUT);
    }

    /** {@return {@code x Phi(x)}, with the normal distribution function} */
    public ActivationFunction gelu() {
        return NativeActivation.of(session, "gelu", "none", Kept.INPUT);
    }

    /** {@return {@code x sigmoid(1.702 x)}, which Deeplearning4j calls GELU} */
    public ActivationFunction sigmoidGelu() {
        return new ScaledSwish(session, values, 1.702);
    }

    /** {@return {@code x (1 + tanh(sqrt(2 / pi) (x + (0.044715 x)^3))) / 2}, which ND4J calls the precise GELU} */
    public ActivationFunction cubedGelu() {
        return new CubedGelu(session, values);
    }

    /** {@return {@code x tanh(log(1 + exp(x)))}} */
    public ActivationFunction mish() {
        return NativeActivation.of(session, "mish", Kept.INPUT);
    }

    /** {@return {@code 1 / (1 + exp(-x))}} */
    public ActivationFunction sigmoid() {
        return NativeActivation.of(session, "sigmoid", Kept.OUTPUT);
    }

    /** {@return the hyperbolic tangent} */
    public ActivationFunction tanh() {
        return NativeActivation.of(session, "tanh", Kept.OUTPUT);
    }

    /** {@return {@code min(max(x, -1), 1)}} */
    public ActivationFunction hardTanh() {
        return new Clip(session, values, 1, 0, -1, 1);
    }

    /** {@return {@code min(max(0.2 x + 0.5, 0), 1)}, as in Keras and ONNX; PyTorch's has 1/6} */
    public ActivationFunction hardSigmoid() {
        return new Clip(session, values, 0.2, 0.5, 0, 1);
    }

    /** {@return {@code exp(x)} over the sum of those of a vector, of vectors {@code [N, K]}} */
    public ActivationFunction softmax() {
        return new Softmax(session);
    }

    /** {@return {@code log(1 + exp(x))}} */
    public ActivationFunction softplus() {
        return new Softplus(session, values);
    }
}
