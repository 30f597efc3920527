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
import java.util.stream.Stream;

/** A budget that limits nothing is a budget that was not finished. */
final class BudgetLimitsSomething implements DeclarationRule {
    @Override
    public void check(NetworkDeclaration network, Diagnostics diagnostics) {
        network.budget()
                .filter(budget -> Stream.of(budget.parameters(), budget.multiplyAdds(), budget.activationBytes())
                        .noneMatch(Declared::written))
                .ifPresent(budget -> diagnostics.report(Message.EMPTY_BUDGET, budget.origin(), network.simpleName()));
    }
}
