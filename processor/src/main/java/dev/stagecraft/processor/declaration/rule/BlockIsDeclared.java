/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.HashSet;
import java.util.Set;

/** What a stage names as its block is one. Of several stages that name the same, the first is told. */
final class BlockIsDeclared implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Set<String> reported = new HashSet<>();
        for (StageDeclaration stage : network.stages()) {
            stage.block()
                    .filter(block -> !block.isBlock() && reported.add(block.name()))
                    .ifPresent(
                            block -> diagnostics.report(Message.NOT_A_BLOCK, block.use(), stage.name(), block.name()));
        }
    }
}
