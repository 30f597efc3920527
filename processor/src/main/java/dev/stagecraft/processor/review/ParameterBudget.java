/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.cost.Cost;
import dev.stagecraft.processor.cost.Costs;
import dev.stagecraft.processor.declaration.BudgetDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.shape.FeatureMap;
import dev.stagecraft.processor.shape.ShapedLayer;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.List;
import java.util.Locale;

/** A network has no more parameters than its author allows. */
final class ParameterBudget implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        network.network()
                .declaration()
                .budget()
                .map(BudgetDeclaration::parameters)
                .ifPresent(limit -> Budgets.check(
                        Message.PARAMETERS_OVER_BUDGET,
                        limit,
                        Cost::parameters,
                        network,
                        diagnostics,
                        flattenedMap(network)));
    }

    /** A stage has as many parameters for images of every size, a dense layer has not. */
    private static String flattenedMap(ShapedNetwork network) {
        if (network.network().declaration().head().isEmpty()) {
            return "";
        }
        ShapedLayer dense = network.head().get(network.head().size() - 1);
        if (!(dense.input() instanceof FeatureMap map) || map.size() == map.channels()) {
            return "";
        }
        ShapedLayer global =
                new ShapedLayer(dense.layer(), new FeatureMap(map.channels(), 1, 1), dense.output(), List.of());
        return String.format(
                Locale.ROOT,
                " The head has %,d, for it is left %s; with a global pool it would have %,d.",
                Costs.of(dense).parameters(),
                map,
                Costs.of(global).parameters());
    }
}
