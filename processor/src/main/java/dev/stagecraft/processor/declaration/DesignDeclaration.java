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
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    /** Whether the values on which the shapes of all blocks depend are right. */
    boolean hasKnownShapes(Predicate<Declared<?>> isSound) {
        return Stream.concat(Stream.of(block.projectionKernel(), block.reduceFirst()), outputStride.stream())
                .allMatch(isSound);
    }

    /** Without the values that are wrong: whatever changes no shape is left out. */
    DesignDeclaration sound(Predicate<Declared<?>> isSound) {
        return new DesignDeclaration(
                block,
                convolution,
                standardization,
                sound(normalization, isSound),
                activated,
                antiAliased,
                attentions.stream()
                        .filter(attention -> attention.values().stream().allMatch(isSound))
                        .toList(),
                bottleneckAttention.filter(attention -> isSound(attention, isSound)),
                stochasticDepth.filter(isSound),
                dropBlock.filter(drop -> isSound(drop, isSound)),
                outputStride);
    }

    /** Without groups, if they are wrong: no shape depends on what is normalized together. */
    private static NormalizationDeclaration sound(
            NormalizationDeclaration normalization, Predicate<Declared<?>> isSound) {
        return isSound.test(normalization.groups()) ? normalization : normalization.overBatches();
    }

    private static boolean isSound(BottleneckAttentionDeclaration attention, Predicate<Declared<?>> isSound) {
        return Stream.of(attention.reduction(), attention.dilation(), attention.stages())
                .allMatch(isSound);
    }

    private static boolean isSound(DropBlockDeclaration dropBlock, Predicate<Declared<?>> isSound) {
        return Stream.of(dropBlock.rate(), dropBlock.blockSizes(), dropBlock.scales())
                .allMatch(isSound);
    }
}
