/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import dev.stagecraft.processor.declaration.StageDeclaration;
import java.util.List;

/**
 * A stage.
 *
 * @param declaration what it comes from, for messages
 * @param stride the stride of the block that carries it
 * @param blocks its blocks, equal ones together, and what follows them before the next stage
 */
public record Stage(StageDeclaration declaration, int stride, List<Block> blocks) {
    public Stage {
        blocks = List.copyOf(blocks);
    }

    public String name() {
        return declaration.name();
    }

    /** How many layers its blocks have. */
    public long layerCount() {
        return blocks.stream()
                .mapToLong(block -> block.count() * Network.count(block.layers()))
                .sum();
    }
}
