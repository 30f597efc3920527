/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.Normalization;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.NormalizationDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** Normalization averages with weights decay and 1 - decay. */
final class Decay implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        NormalizationDeclaration normalization = network.design().normalization();
        Declared<Double> decay = normalization.decay();
        boolean isUsed = normalization.kind().value() == Normalization.Kind.BATCH;
        if (isUsed && !(decay.value() >= 0 && decay.value() < 1)) {
            diagnostics.report(Message.DECAY, decay.origin(), decay.value());
        }
    }
}
