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

/** Normalization divides by a root of at least epsilon. */
final class Epsilon implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        Declared<Double> epsilon = network.design().normalization().epsilon();
        if (!(epsilon.value() > 0 && epsilon.value() < Double.POSITIVE_INFINITY)) {
            diagnostics.report(Message.EPSILON, epsilon.origin(), epsilon.value());
        }
    }
}
