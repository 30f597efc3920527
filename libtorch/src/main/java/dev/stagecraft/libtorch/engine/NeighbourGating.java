/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Convolution;
import dev.stagecraft.libtorch.operation.ConvolutionGeometry;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Gating;
import java.util.Optional;

/** A convolution along the channels, which lie in a row for it. */
final class NeighbourGating implements GatingFunction {
    private final Convolution convolution;
    private final Tensor weight;
    private final Tensor weightGradient;
    private final boolean learns;
    private final Kept row = new Kept();

    NeighbourGating(Gating.Neighbours gating, Tools tools, Parameters parameters, boolean learns) {
        this.convolution =
                new Convolution(tools.session(), new ConvolutionGeometry(1, 1, 0, gating.kernel() / 2, 1, 1, 1));
        this.weight = parameters.values(gating.weight()).view(0, 1, 1, 1, gating.kernel());
        this.weightGradient =
                parameters.gradients().of(gating.weight()).memory().view(0, 1, 1, 1, gating.kernel());
        this.learns = learns;
    }

    @Override
    public boolean seesMaxima() {
        return false;
    }

    @Override
    public Tensor logits(Tensor pooled, boolean keeps) {
        try (Tensor means = row(pooled);
                Tensor logits = convolution.forward(means, weight, Optional.empty())) {
            if (keeps) {
                row.share(means);
            }
            return logits.view(0, pooled.shape());
        }
    }

    @Override
    public Tensor backward(Tensor gradient) {
        try (Tensor byRow = row(gradient);
                row) {
            Convolution.Gradients gradients =
                    convolution.backward(byRow, row.get(), weight, new Convolution.Wanted(true, learns, false));
            gradients.weight().ifPresent(byWeight -> {
                try (byWeight) {
                    weightGradient.copyFrom(byWeight);
                }
            });
            try (Tensor byMeans = gradients.input().orElseThrow()) {
                return byMeans.view(0, gradient.shape());
            }
        }
    }

    /** {@code [N, C]} as {@code [N, 1, 1, C]}. */
    private static Tensor row(Tensor vectors) {
        long[] shape = vectors.shape();
        return vectors.view(0, shape[0], 1, 1, shape[1]);
    }

    @Override
    public void forget() {
        row.close();
    }
}
