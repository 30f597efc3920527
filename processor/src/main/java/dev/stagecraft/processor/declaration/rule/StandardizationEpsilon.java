/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration.rule;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** What is added to a filter's variance keeps the division by its root finite. */
final class StandardizationEpsilon implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.design()
                .standardization()
                .filter(epsilon -> !(epsilon.value() > 0 && epsilon.value() < Double.POSITIVE_INFINITY))
                .ifPresent(epsilon ->
                        diagnostics.report(Message.STANDARDIZATION_EPSILON, epsilon.origin(), epsilon.value()));
    }
}
