package dev.stagecraft.processor.review;

import dev.stagecraft.processor.cost.Cost;
import dev.stagecraft.processor.cost.Costs;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What the rules on budgets have in common. */
final class Budgets {
    private Budgets() {}

    /** Compares a count with its limit; the message says which part has most of it. */
    static void check(
            Message message,
            Declared<Long> limit,
            ToLongFunction<Cost> count,
            ShapedNetwork network,
            Diagnostics diagnostics) {
        long total = count.applyAsLong(Costs.of(network));
        if (total > limit.value() && total != Long.MAX_VALUE) {
            Part largest = Part.largest(network, count);
            diagnostics.report(
                    message,
                    limit.origin(),
                    network.network().declaration().simpleName(),
                    total,
                    limit.value(),
                    largest.name(),
                    count.applyAsLong(largest.cost()),
                    String.format(Locale.ROOT, "%,d", total).replace(',', '_')
                            + (total > Integer.MAX_VALUE ? "L" : ""));
        }
    }
}
