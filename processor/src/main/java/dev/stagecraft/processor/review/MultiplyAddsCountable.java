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

/** Multiply-adds are counted exactly, in a {@code long}. Too many parameters alone make too many of them. */
final class MultiplyAddsCountable implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        CostedPart.exceeding(network, Cost::multiplyAdds)
                .filter(part -> CostedPart.exceeding(network, Cost::parameters).isEmpty())
                .ifPresent(part -> diagnostics.report(Message.MULTIPLY_ADDS_OVERFLOW, part.origin(), part.name()));
    }
}
