/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.AttentionDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.List;

/** A block has one attention. */
final class OneAttention implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        for (StageDeclaration stage : network.stages()) {
            List<AttentionDeclaration> present = network.design().attentions().stream()
                    .filter(attention -> attention.isIn(stage.number()))
                    .toList();
            if (present.size() > 1) {
                diagnostics.report(
                        Message.SEVERAL_ATTENTIONS,
                        present.get(1).stages().origin(),
                        stage.name(),
                        present.get(0).annotation(),
                        present.get(1).annotation());
            }
        }
    }
}
