/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.cost.Cost;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.shape.ShapedNetwork;

/** Parameters are counted exactly, in a {@code long}. */
final class ParametersCountable implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        CostedPart.exceeding(network, Cost::parameters)
                .ifPresent(part -> diagnostics.report(Message.PARAMETERS_OVERFLOW, part.origin(), part.name()));
    }
}
