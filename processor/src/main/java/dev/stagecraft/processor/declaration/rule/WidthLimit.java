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
import java.math.BigInteger;

/** The filters of a grouped bottleneck are counted in an int. */
final class WidthLimit implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            BigInteger width = BigInteger.valueOf(stage.groupWidth())
                    .multiply(BigInteger.valueOf(stage.groups().value()));
            if (stage.bottleneck().value() && width.signum() > 0 && width.bitLength() >= Integer.SIZE) {
                diagnostics.report(
                        Message.TOO_WIDE,
                        stage.groups().origin(),
                        stage.name(),
                        stage.groups().value(),
                        stage.groupWidth(),
                        width);
            }
        }
    }
}
