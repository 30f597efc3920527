/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.AntiAliased;
import dev.stagecraft.Shortcut;
import dev.stagecraft.processor.declaration.DesignDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/**
 * The first 3x3 convolution of a stage has the dilation of the stage before; a last stage of one bottleneck has no other. What
 * looked around because of a stride still does.
 */
final class DilationIsUsed implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        List<StageDeclaration> stages = network.stages();
        if (stages.isEmpty()) {
            return;
        }
        StageDeclaration last = stages.get(stages.size() - 1);
        if (last.dilation().value() > 1
                && last.blocks().value() == 1
                && last.bottleneck().value()
                && last.block().isEmpty()
                && !looksAroundElsewhere(network, last)) {
            diagnostics.report(
                    Message.UNUSED_DILATION,
                    last.dilation().origin(),
                    last.name(),
                    last.dilation().value());
        }
    }

    private static boolean looksAroundElsewhere(NetworkDeclaration network, StageDeclaration last) {
        List<StagePlan> plans = StagePlan.of(network);
        DesignDeclaration design = network.design();
        Shortcut shortcut = last.shortcut().value() == Shortcut.AUTO
                ? design.block().shortcut().value()
                : last.shortcut().value();
        boolean projects = shortcut == Shortcut.AUTO || shortcut == Shortcut.PROJECTION;
        boolean blurs = design.antiAliased()
                .filter(filter -> filter.value() == AntiAliased.Filter.BLUR)
                .isPresent();
        return plans.get(plans.size() - 1).replacedStride() > 1
                && (blurs
                        || shortcut == Shortcut.POOLED_PROJECTION
                        || projects && design.block().projectionKernel().value() > 1);
    }
}
