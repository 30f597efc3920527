package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A stride is carried by one of a block's units. */
final class StrideIsCarried implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            int stride = StagePlan.stride(network, stage);
            stage.block()
                    .filter(block -> stride > 1 && !block.units().isEmpty() && block.strided() == 0)
                    .ifPresent(block -> diagnostics.report(
                            Message.BLOCK_WITHOUT_STRIDE, block.use(), stage.name(), stride, block.name()));
        }
    }
}
