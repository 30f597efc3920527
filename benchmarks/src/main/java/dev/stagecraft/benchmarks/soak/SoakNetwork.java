/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks.soak;

import dev.stagecraft.benchmarks.declared.Declaration;
import java.io.IOException;

/** Networks that have, together, all kinds of layers. Their classifiers see a mean, so that they take images of any size. */
enum SoakNetwork {
    BASIC("""
            @ResidualStage(filters = 16, blocks = 2)
            @ResidualStage(filters = 32, blocks = 2)"""),
    BOTTLENECK("""
            @ResidualStage(filters = 16, blocks = 2, bottleneck = true)
            @ResidualStage(filters = 32, blocks = 1, bottleneck = true)
            @SqueezeExcitation(reduction = 4)
            @BlockDesign(shortcut = Shortcut.POOLED_PROJECTION)"""),
    GROUPED("""
            @ResidualStage(filters = 32, blocks = 2, groups = 8)
            @ResidualStage(filters = 64, blocks = 1, groups = 8)
            @EfficientChannelAttention"""),
    PRE_ACTIVATED("""
            @ResidualStage(filters = 16, blocks = 2)
            @ResidualStage(filters = 32, blocks = 2)
            @BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION)
            @Convolution(padding = Convolution.Padding.SAME, bias = true)
            @Activated(Activated.Function.SILU)"""),
    ATTENTIVE("""
            @ResidualStage(filters = 16, blocks = 1)
            @ResidualStage(filters = 32, blocks = 1)
            @ConvolutionalBlockAttention(reduction = 4)
            @BottleneckAttention(reduction = 4)
            @AntiAliased(AntiAliased.Filter.BLUR)"""),
    GROUP_NORMALIZED("""
            @ResidualStage(filters = 16, blocks = 2, dilation = 2)
            @ResidualStage(filters = 32, blocks = 2, shortcut = Shortcut.ZERO_PAD)
            @Normalization(kind = Normalization.Kind.GROUP, groups = 4)""");

    private final String stages;

    SoakNetwork(String stages) {
        this.stages = stages;
    }

    /** Its source, in a folder of its own. */
    Declaration declaration() throws IOException {
        return Declaration.small(stages);
    }
}
