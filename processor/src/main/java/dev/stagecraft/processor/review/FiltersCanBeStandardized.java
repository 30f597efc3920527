/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.shape.ShapedNetwork;

/** A filter that is standardized has several weights: of one its mean leaves nothing. */
final class FiltersCanBeStandardized implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        network.network()
                .declaration()
                .design()
                .standardization()
                .ifPresent(epsilon -> NamedWindows.of(network).stream()
                        .filter(FiltersCanBeStandardized::hasOneWeight)
                        .findFirst()
                        .ifPresent(placed -> diagnostics.report(Message.ONE_WEIGHT, epsilon.origin(), placed.name())));
    }

    private static boolean hasOneWeight(NamedWindows.Placed placed) {
        return placed.layer() instanceof Convolution convolution
                && convolution.standardized()
                && convolution.kernel() == 1
                && placed.input().channels() == convolution.groups().value();
    }
}
