package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** What a stage names as its block is one. */
final class BlockIsDeclared implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            stage.block()
                    .filter(block -> !block.isBlock())
                    .ifPresent(
                            block -> diagnostics.report(Message.NOT_A_BLOCK, block.use(), stage.name(), block.name()));
        }
    }
}
