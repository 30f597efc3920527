/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.Activated;
import dev.stagecraft.AntiAliased;
import java.util.List;
import java.util.Optional;

/**
 * What all layers of a network have in common.
 *
 * @param standardization the epsilon of {@link dev.stagecraft.WeightStandardization}
 * @param attentions what weighs residual branches
 * @param bottleneckAttention what weighs maps between stages
 * @param stochasticDepth the rate of {@link dev.stagecraft.StochasticDepth}
 * @param outputStride the value of {@link dev.stagecraft.OutputStride}
 */
public record DesignDeclaration(
        BlockDesignDeclaration block,
        ConvolutionDeclaration convolution,
        Optional<Declared<Double>> standardization,
        NormalizationDeclaration normalization,
        Declared<Activated.Function> activated,
        Optional<Declared<AntiAliased.Filter>> antiAliased,
        List<AttentionDeclaration> attentions,
        Optional<BottleneckAttentionDeclaration> bottleneckAttention,
        Optional<Declared<Double>> stochasticDepth,
        Optional<DropBlockDeclaration> dropBlock,
        Optional<Declared<Integer>> outputStride) {
    public DesignDeclaration {
        attentions = List.copyOf(attentions);
    }

    /** The attentions of one kind: one, or none. */
    public <A extends AttentionDeclaration> Optional<A> attention(Class<A> kind) {
        return attentions.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
