/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.Shortcut;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;
import java.util.Optional;

/**
 * {@link dev.stagecraft.ResidualStage}.
 *
 * @param number 1 for the first
 * @param of how many stages there are
 * @param stride may be {@link dev.stagecraft.ResidualStage#AUTO}
 * @param block the author's own block, if the stage has such blocks
 * @param output empty where the author expects nothing
 */
public record StageDeclaration(
        int number,
        int of,
        Origin origin,
        Declared<Integer> filters,
        Declared<Integer> blocks,
        Declared<Boolean> bottleneck,
        Declared<Integer> stride,
        Declared<Integer> expansion,
        Declared<Integer> groups,
        Declared<Integer> baseWidth,
        Declared<Integer> dilation,
        Declared<Shortcut> shortcut,
        Optional<BlockDeclaration> block,
        Declared<List<Integer>> output) {

    /** The base width at which a group of a bottleneck has as many filters as the stage. */
    public static final int FULL_WIDTH = 64;

    /** {@code layer1} for the first. */
    public String name() {
        return "layer" + number;
    }

    /** The filters of a group of a bottleneck's 3x3 convolution, rounded down as torchvision and timm do. */
    public long groupWidth() {
        return (long) filters.value() * baseWidth.value() / FULL_WIDTH;
    }

    /** Whether {@link #groupWidth()} is not rounded. */
    public boolean isGroupWidthWhole() {
        return (long) filters.value() * baseWidth.value() % FULL_WIDTH == 0;
    }

    /** The filters of a block's 3x3 convolutions. */
    public long width() {
        return bottleneck.value() ? groupWidth() * groups.value() : filters.value();
    }

    /** Whether its blocks are those of the first ResNets: one group, of the stage's filters. */
    public boolean isUngrouped() {
        return groups.value() == 1 && baseWidth.value() == FULL_WIDTH;
    }

    /** The channels of the stage's output. */
    public long outputChannels() {
        return block.filter(custom -> !custom.units().isEmpty())
                .map(custom ->
                        Math.round(custom.units().get(custom.units().size() - 1).filtersIn(this)))
                .orElseGet(() -> (long) filters.value() * expansionInForce());
    }

    /** The output channels of a block as a multiple of its filters: the expansion of a bottleneck, 1 for a basic block. */
    public int expansionInForce() {
        return bottleneck.value() ? expansion.value() : 1;
    }

    /** The same stage with another number of blocks. */
    StageDeclaration withBlocks(int count) {
        return with(new Declared<>(count, blocks.origin(), true), output);
    }

    /** The same stage, of which no output is expected. */
    StageDeclaration withoutOutput() {
        return with(blocks, new Declared<>(List.of(), output.origin(), false));
    }

    private StageDeclaration with(Declared<Integer> otherBlocks, Declared<List<Integer>> otherOutput) {
        return new StageDeclaration(
                number,
                of,
                origin,
                filters,
                otherBlocks,
                bottleneck,
                stride,
                expansion,
                groups,
                baseWidth,
                dilation,
                shortcut,
                block,
                otherOutput);
    }
}
