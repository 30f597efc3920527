/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.ActivationFunction;
import dev.stagecraft.libtorch.operation.Concatenation;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Gating;

/** A perceptron that sees means and maxima, as twice as many vectors, and adds up what it makes of both. */
final class PerceptronGating implements GatingFunction {
    private final Tools tools;
    private final DenseLayer squeeze;
    private final DenseLayer expand;
    private final ActivationFunction rectifier;
    private final Concatenation concatenation;
    private final Kept pooled = new Kept();
    private final Kept hidden = new Kept();

    PerceptronGating(Gating.Perceptron gating, Tools tools, Parameters parameters, boolean learns) {
        this.tools = tools;
        this.squeeze = DenseLayer.of(gating.squeeze(), gating.squeezeBias(), tools, parameters, learns);
        this.expand = DenseLayer.of(gating.expand(), gating.expandBias(), tools, parameters, learns);
        this.rectifier = tools.activations().rectifier();
        this.concatenation = new Concatenation(tools.session());
    }

    @Override
    public boolean seesMaxima() {
        return true;
    }

    @Override
    public Tensor logits(Tensor vectors, boolean keeps) {
        long images = vectors.shape()[0] / 2;
        try (Tensor squeezed = rectifier.forwardInPlace(squeeze.forward(vectors));
                Tensor both = expand.forward(squeezed);
                Tensor ofMeans = Concatenation.part(both, 0, 0, images);
                Tensor ofMaxima = Concatenation.part(both, 0, images, images)) {
            if (keeps) {
                pooled.share(vectors);
                hidden.share(squeezed);
            }
            return tools.values().add(ofMeans, ofMaxima);
        }
    }

    @Override
    public Tensor backward(Tensor gradient) {
        try (pooled;
                hidden;
                Tensor twice = concatenation.join(gradient, gradient, 0)) {
            expand.writeGradients(twice, hidden.get());
            try (Tensor byHidden = rectifier.backwardInPlace(expand.inputGradient(twice), hidden.get())) {
                squeeze.writeGradients(byHidden, pooled.get());
                return squeeze.inputGradient(byHidden);
            }
        }
    }

    @Override
    public void forget() {
        pooled.close();
        hidden.close();
    }
}
