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

/** Only a normalization over groups has groups. */
final class NormalizationGroups implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        NormalizationDeclaration normalization = network.design().normalization();
        if (normalization.kind().value() == Normalization.Kind.BATCH
                && normalization.groups().written()) {
            diagnostics.report(
                    Message.GROUPS_OF_BATCH,
                    normalization.groups().origin(),
                    normalization.groups().value());
        }
    }
}
