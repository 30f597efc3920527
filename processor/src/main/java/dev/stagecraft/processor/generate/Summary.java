/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate;

import dev.stagecraft.processor.cost.Cost;
import dev.stagecraft.processor.cost.Costs;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.Locale;

/** What {@code -Astagecraft.summary} prints: the network's name, what it costs, and the table of its stages. */
public final class Summary {
    private Summary() {}

    public static String of(ShapedNetwork network) {
        Cost cost = Costs.of(network);
        return String.format(
                Locale.ROOT,
                "%s: %,d parameters, %,d multiply-adds and %,d bytes of activations for an image\n%s",
                network.network().declaration().name().value(),
                cost.parameters(),
                cost.multiplyAdds(),
                cost.activationBytes(),
                StageTable.of(network));
    }
}
