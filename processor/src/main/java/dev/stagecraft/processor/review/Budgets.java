/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.cost.Cost;
import dev.stagecraft.processor.cost.Costs;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What the rules on budgets have in common. */
final class Budgets {
    private Budgets() {}

    /**
     * Compares a count with its limit; the message says which part has most of it.
     *
     * @param remarks what the message says behind that
     */
    static void check(
            Message message,
            Declared<Long> limit,
            ToLongFunction<Cost> count,
            ShapedNetwork network,
            Diagnostics diagnostics,
            Object... remarks) {
        long total = count.applyAsLong(Costs.of(network));
        if (total > limit.value() && total != Long.MAX_VALUE) {
            CostedPart largest = CostedPart.largest(network, count);
            List<Object> arguments = new ArrayList<>(List.of(
                    network.network().declaration().simpleName(),
                    total,
                    limit.value(),
                    largest.name(),
                    count.applyAsLong(largest.cost())));
            arguments.addAll(List.of(remarks));
            arguments.add(String.format(Locale.ROOT, "%,d", total).replace(',', '_')
                    + (total > Integer.MAX_VALUE ? "L" : ""));
            diagnostics.report(message, limit.origin(), arguments.toArray());
        }
    }
}
