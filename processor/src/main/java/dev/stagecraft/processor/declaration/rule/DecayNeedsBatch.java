/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Normalization;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.NormalizationDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** Only a normalization over batches has running statistics, and so a decay. */
final class DecayNeedsBatch implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        NormalizationDeclaration normalization = network.design().normalization();
        if (normalization.kind().value() == Normalization.Kind.GROUP
                && normalization.decay().written()) {
            diagnostics.report(
                    Message.DECAY_OF_GROUPS,
                    normalization.decay().origin(),
                    normalization.decay().value());
        }
    }
}
