/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;

/** What weighs the channels or pixels of a block's residual branch. */
public sealed interface AttentionDeclaration
        permits SqueezeExcitationDeclaration,
                EfficientChannelAttentionDeclaration,
                ConvolutionalBlockAttentionDeclaration {
    /** The annotation. */
    Origin origin();

    /** The annotation's simple name. */
    String annotation();

    /** The stages that have it, counted from 1; empty for all. */
    Declared<List<Integer>> stages();

    /** Its numbers. */
    List<Declared<?>> values();

    /** Whether it is the last of a block's branch; if not, it precedes the last convolution. */
    default boolean isAtEnd() {
        return true;
    }

    /** Whether a stage's blocks have it. */
    default boolean isIn(int stage) {
        return stages().value().isEmpty() || stages().value().contains(stage);
    }
}
