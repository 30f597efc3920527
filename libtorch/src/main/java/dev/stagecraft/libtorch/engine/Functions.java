/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.ActivationFunction;
import dev.stagecraft.libtorch.operation.Activations;
import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Function;
import dev.stagecraft.program.Node;
import java.util.Optional;

/** The operation of each function that a program can have. */
final class Functions {
    private Functions() {}

    /**
     * Empty for the identity.
     *
     * @throws EngineException if there is none
     */
    static Optional<ActivationFunction> of(Node node, Function function, Activations activations) {
        return Optional.ofNullable(
                switch (function) {
                    case Function.Identity identity -> null;
                    case Function.Relu relu -> activations.rectifier();
                    case Function.Relu6 relu -> activations.rectifier6();
                    case Function.LeakyRelu leaky -> activations.leakyRectifier(leaky.slope());
                    case Function.Elu elu -> activations.exponentialLinearUnit(elu.alpha());
                    case Function.Swish swish -> activations.swish();
                    case Function.Gelu gelu -> activations.gelu();
                    case Function.QuickGelu gelu -> activations.sigmoidGelu();
                    case Function.CubedGelu gelu -> activations.cubedGelu();
                    case Function.Mish mish -> activations.mish();
                    case Function.Sigmoid sigmoid -> activations.sigmoid();
                    case Function.Tanh tanh -> activations.tanh();
                    case Function.HardTanh tanh -> activations.hardTanh();
                    case Function.HardSigmoid sigmoid -> activations.hardSigmoid();
                    case Function.SoftPlus softplus -> activations.softplus();
                    case Function.Softmax softmax -> softmax(node, activations);
                    case Function.Other other -> throw Unsupported.of(node, other.because());
                });
    }

    private static ActivationFunction softmax(Node node, Activations activations) {
        if (node.site().extent() != Extent.VECTOR) {
            throw Unsupported.of(node, "it has a softmax over maps; put it behind a pool.");
        }
        return activations.softmax();
    }
}
