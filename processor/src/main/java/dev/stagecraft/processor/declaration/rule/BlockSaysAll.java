/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.stream.Stream;

/** A block of its author's own says everything about its convolutions. */
final class BlockSaysAll implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            stage.block()
                    .ifPresent(
                            block -> Stream.of(stage.bottleneck(), stage.expansion(), stage.groups(), stage.baseWidth())
                                    .filter(Declared::written)
                                    .map(Declared::origin)
                                    .forEach(origin -> diagnostics.report(
                                            Message.BLOCK_WITH_BOTTLENECK,
                                            origin,
                                            stage.name(),
                                            block.name(),
                                            origin.attribute())));
        }
    }
}
