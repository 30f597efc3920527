/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Linear;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.ParameterTensor;
import java.util.Optional;

/** A dense layer's product in float32, whose gradients are written to the flat array. */
final class DenseLayer {
    private final Linear linear;
    private final Tensor weight;
    private final Optional<Tensor> bias;
    private final Gradient weightGradient;
    private final Optional<Tensor> biasGradient;
    private final boolean learns;

    private DenseLayer(
            ParameterTensor weight,
            Optional<ParameterTensor> bias,
            Tools tools,
            Parameters parameters,
            boolean learns) {
        this.linear = new Linear(tools.session());
        this.weight = parameters.values(weight);
        this.bias = bias.map(parameters::values);
        this.weightGradient = parameters.gradients().of(weight);
        this.biasGradient = bias.map(of -> parameters.gradients().of(of).memory());
        this.learns = learns;
    }

    static DenseLayer of(
            ParameterTensor weight,
            Optional<ParameterTensor> bias,
            Tools tools,
            Parameters parameters,
            boolean learns) {
        return new DenseLayer(weight, bias, tools, parameters, learns);
    }

    static DenseLayer of(
            ParameterTensor weight, ParameterTensor bias, Tools tools, Parameters parameters, boolean learns) {
        return new DenseLayer(weight, Optional.of(bias), tools, parameters, learns);
    }

    Tensor forward(Tensor input) {
        return linear.forward(input, weight, bias);
    }

    Tensor inputGradient(Tensor gradient) {
        return linear.inputGradient(gradient, weight);
    }

    void writeGradients(Tensor gradient, Tensor input) {
        if (!learns) {
            return;
        }
        weightGradient.take(linear.weightGradient(gradient, input));
        biasGradient.ifPresent(target -> {
            try (Tensor byBias = linear.biasGradient(gradient);
                    Tensor flat = byBias.view(0, target.length())) {
                target.copyFrom(flat);
            }
        });
    }
}
