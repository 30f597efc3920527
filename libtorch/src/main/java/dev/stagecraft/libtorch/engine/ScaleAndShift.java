/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Affine;
import dev.stagecraft.program.ParameterTensor;
import java.util.List;

/**
 * The factor of each channel of a normalization and what is added to it, and where their gradients are written.
 *
 * @param scale {@code [C]}
 * @param shift {@code [C]}
 * @param gradients of both, or none if they do not learn
 * @param own what is freed with it
 */
record ScaleAndShift(Tensor scale, Tensor shift, List<Tensor> gradients, List<Tensor> own) implements AutoCloseable {

    static ScaleAndShift of(Affine affine, long channels, Tools tools, Parameters parameters, boolean learns) {
        return switch (affine) {
            case Affine.Learned learned -> of(learned.scale(), learned.shift(), parameters, learns);
            case Affine.Fixed fixed -> {
                Tensor scale = filled(tools, channels, fixed.scale());
                Tensor shift = filled(tools, channels, fixed.shift());
                yield new ScaleAndShift(scale, shift, List.of(), List.of(scale, shift));
            }
        };
    }

    static ScaleAndShift of(ParameterTensor scale, ParameterTensor shift, Parameters parameters, boolean learns) {
        return new ScaleAndShift(
                parameters.values(scale),
                parameters.values(shift),
                learns
                        ? List.of(
                                parameters.gradients().of(scale).memory(),
                                parameters.gradients().of(shift).memory())
                        : List.of(),
                List.of());
    }

    private static Tensor filled(Tools tools, long channels, double value) {
        return tools.session()
                .empty(ElementType.FLOAT32, channels)
                .copyFrom(tools.session().number(value));
    }

    /** Takes gradients over. */
    void take(Tensor byScale, Tensor byShift) {
        try (byScale;
                byShift) {
            if (!gradients.isEmpty()) {
                gradients.get(0).copyFrom(byScale);
                gradients.get(1).copyFrom(byShift);
            }
        }
    }

    @Override
    public void close() {
        own.forEach(Tensor::close);
    }
}
