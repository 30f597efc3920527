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

/** A network takes no more multiply-adds than its author allows. */
final class MultiplyAddBudget implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        network.network()
                .declaration()
                .budget()
                .map(BudgetDeclaration::multiplyAdds)
                .ifPresent(limit -> Budgets.check(
                        Message.MULTIPLY_ADDS_OVER_BUDGET, limit, Cost::multiplyAdds, network, diagnostics));
    }
}
