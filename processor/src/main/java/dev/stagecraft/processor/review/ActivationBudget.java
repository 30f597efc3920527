/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.cost.Cost;
import dev.stagecraft.processor.declaration.BudgetDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.shape.ShapedNetwork;

/** The activations of an image occupy no more memory than the author allows. */
final class ActivationBudget implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        network.network()
                .declaration()
                .budget()
                .map(BudgetDeclaration::activationBytes)
                .ifPresent(limit -> Budgets.check(
                        Message.ACTIVATIONS_OVER_BUDGET, limit, Cost::activationBytes, network, diagnostics));
    }
}
