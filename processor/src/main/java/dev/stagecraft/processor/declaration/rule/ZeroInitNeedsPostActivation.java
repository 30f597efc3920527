/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.BlockDesignDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A block whose activation follows a scale of zero would never learn. */
final class ZeroInitNeedsPostActivation implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        BlockDesignDeclaration design = network.design().block();
        if (design.isPreActivation() && design.zeroInitResidual().value()) {
            diagnostics.report(
                    Message.ZERO_INIT_BEFORE_ACTIVATION,
                    design.zeroInitResidual().origin());
        }
    }
}
