/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.HashSet;
import java.util.Set;

/** A stride is carried by one of a block's units. Of several stages with the same block, the first is told. */
final class StrideIsCarried implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Set<Origin> reported = new HashSet<>();
        for (StageDeclaration stage : network.stages()) {
            int stride = StagePlan.stride(network, stage);
            stage.block()
                    .filter(block -> stride > 1 && !block.units().isEmpty() && block.strided() == 0)
                    .filter(block -> reported.add(block.origin()))
                    .ifPresent(block -> diagnostics.report(
                            Message.BLOCK_WITHOUT_STRIDE, block.use(), stage.name(), stride, block.name()));
        }
    }
}
