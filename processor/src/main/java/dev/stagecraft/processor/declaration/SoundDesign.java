/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is left of a design without the values that are wrong: whatever changes no shape is left out. */
record SoundDesign(DesignDeclaration declared, Predicate<Declared<?>> isSound) {

    /** Whether the values on which the shapes of all blocks depend are right. */
    static boolean hasKnownShapes(DesignDeclaration design, Predicate<Declared<?>> isSound) {
        return Stream.concat(
                        Stream.of(
                                design.block().projectionKernel(),
                                design.block().reduceFirst()),
                        design.outputStride().stream())
                .allMatch(isSound);
    }

    DesignDeclaration design() {
        return new DesignDeclaration(
                declared.block(),
                declared.convolution(),
                declared.standardization(),
                normalization(),
                declared.activated(),
                declared.antiAliased(),
                declared.attentions().stream().filter(this::isSound).toList(),
                declared.bottleneckAttention().filter(this::isSound),
                declared.stochasticDepth().filter(isSound),
                declared.dropBlock().filter(this::isSound),
                declared.outputStride());
    }

    /** Without groups, if they are wrong: no shape depends on what is normalized together. */
    private NormalizationDeclaration normalization() {
        NormalizationDeclaration normalization = declared.normalization();
        return isSound.test(normalization.groups()) ? normalization : normalization.overBatches();
    }

    private boolean isSound(AttentionDeclaration attention) {
        return attention.values().stream().allMatch(isSound);
    }

    private boolean isSound(BottleneckAttentionDeclaration attention) {
        return Stream.of(attention.reduction(), attention.dilation(), attention.stages())
                .allMatch(isSound);
    }

    private boolean isSound(DropBlockDeclaration dropBlock) {
        return Stream.of(dropBlock.rate(), dropBlock.blockSizes(), dropBlock.scales())
                .allMatch(isSound);
    }
}
