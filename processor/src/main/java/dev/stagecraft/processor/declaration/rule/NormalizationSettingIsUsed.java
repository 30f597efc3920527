/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** Whether stem and head have a normalization is a question only where blocks begin with theirs. */
final class NormalizationSettingIsUsed implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        if (network.design().block().isPreActivation()) {
            return;
        }
        network.stem().ifPresent(stem -> check(stem.normalized(), "@Stem", "is normalized", diagnostics));
        network.head().ifPresent(head -> check(head.normalized(), "@Head", "has no normalization", diagnostics));
        network.backbone()
                .ifPresent(backbone ->
                        check(backbone.normalized(), "@Backbone", "ends without a normalization", diagnostics));
    }

    /** @param always what holds of it when activations come last */
    private static void check(Declared<Boolean> normalized, String owner, String always, Diagnostics diagnostics) {
        if (normalized.written()) {
            diagnostics.report(Message.UNUSED_NORMALIZATION_SETTING, normalized.origin(), owner, owner, always);
        }
    }
}
