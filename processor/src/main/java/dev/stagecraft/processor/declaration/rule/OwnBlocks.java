/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.BlockDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import java.util.Optional;
import java.util.stream.Stream;

/** The blocks of their author's own that a network has, each once. */
final class OwnBlocks {
    private OwnBlocks() {}

    static Stream<BlockDeclaration> of(NetworkDeclaration network) {
        return network.stages().stream()
                .map(StageDeclaration::block)
                .flatMap(Optional::stream)
                .filter(BlockDeclaration::isBlock);
    }
}
