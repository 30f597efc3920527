package dev.stagecraft.processor.review;

import dev.stagecraft.processor.cost.Cost;
import dev.stagecraft.processor.declaration.BudgetDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.shape.ShapedNetwork;

/** A network has no more parameters than its author allows. */
final class ParameterBudget implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        network.network()
                .declaration()
                .budget()
                .map(BudgetDeclaration::parameters)
                .ifPresent(limit ->
                        Budgets.check(Message.PARAMETERS_OVER_BUDGET, limit, Cost::parameters, network, diagnostics));
    }
}
