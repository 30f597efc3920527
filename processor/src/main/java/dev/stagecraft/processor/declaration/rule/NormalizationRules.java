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

/** What must hold of a {@code @Normalization}, and of the settings of stem, head and backbone that are about normalizations. */
final class NormalizationRules {
    private NormalizationRules() {}

    /** Normalization divides by a root of at least epsilon. */
    static void epsilonIsPositive(NetworkDeclaration network, Diagnostics diagnostics) {
        Declared<Double> epsilon = network.design().normalization().epsilon();
        if (!(epsilon.value() > 0 && epsilon.value() < Double.POSITIVE_INFINITY)) {
            diagnostics.report(Message.EPSILON, epsilon.origin(), epsilon.value());
        }
    }

    /** Normalization averages with weights decay and 1 - decay. */
    static void decayIsShare(NetworkDeclaration network, Diagnostics diagnostics) {
        NormalizationDeclaration normalization = network.design().normalization();
        Declared<Double> decay = normalization.decay();
        boolean isUsed = normalization.kind().value() == Normalization.Kind.BATCH;
        if (isUsed && !(decay.value() >= 0 && decay.value() < 1)) {
            diagnostics.report(Message.DECAY, decay.origin(), decay.value());
        }
    }

    /** Only a normalization over groups has groups. */
    static void groupsNeedGroupKind(NetworkDeclaration network, Diagnostics diagnostics) {
        NormalizationDeclaration normalization = network.design().normalization();
        if (normalization.kind().value() == Normalization.Kind.BATCH
                && normalization.groups().written()) {
            diagnostics.report(
                    Message.GROUPS_OF_BATCH,
                    normalization.groups().origin(),
                    normalization.groups().value());
        }
    }

    /** Only a normalization over batches has running statistics, and so a decay. */
    static void decayNeedsBatch(NetworkDeclaration network, Diagnostics diagnostics) {
        NormalizationDeclaration normalization = network.design().normalization();
        if (normalization.kind().value() == Normalization.Kind.GROUP
                && normalization.decay().written()) {
            diagnostics.report(
                    Message.DECAY_OF_GROUPS,
                    normalization.decay().origin(),
                    normalization.decay().value());
        }
    }

    /** Whether stem and head have a normalization is a question only where blocks begin with theirs. */
    static void settingIsUsed(NetworkDeclaration network, Diagnostics diagnostics) {
        if (network.design().block().isPreActivation()) {
            return;
        }
        network.stem().ifPresent(stem -> settingIsUsed(stem.normalized(), "@Stem", "is normalized", diagnostics));
        network.head()
                .ifPresent(head -> settingIsUsed(head.normalized(), "@Head", "has no normalization", diagnostics));
        network.backbone()
                .ifPresent(backbone ->
                        settingIsUsed(backbone.normalized(), "@Backbone", "ends without a normalization", diagnostics));
    }

    /** @param always what holds of it when activations come last */
    private static void settingIsUsed(
            Declared<Boolean> normalized, String owner, String always, Diagnostics diagnostics) {
        if (normalized.written()) {
            diagnostics.report(Message.UNUSED_NORMALIZATION_SETTING, normalized.origin(), owner, owner, always);
        }
    }
}
