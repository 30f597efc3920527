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

/** What is dropped is a share. */
final class Rates implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.head().ifPresent(head -> check(head.dropout(), "@Head", diagnostics));
        check(network.design().block().dropout(), "@BlockDesign", diagnostics);
        network.design().stochasticDepth().ifPresent(rate -> check(rate, "@StochasticDepth", diagnostics));
        network.design().dropBlock().ifPresent(it -> check(it.rate(), "@DropBlock", diagnostics));
    }

    private static void check(Declared<Double> rate, String owner, Diagnostics diagnostics) {
        if (!(rate.value() >= 0 && rate.value() < 1)) {
            diagnostics.report(Message.RATE, rate.origin(), rate.origin().attribute(), owner, rate.value());
        }
    }
}
