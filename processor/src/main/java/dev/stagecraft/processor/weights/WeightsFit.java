/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.weights;

import static java.util.stream.Collectors.joining;

import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.weights.WeightsMatch;

/** The file has the network's tensors, in their shapes, and no others. */
final class WeightsFit {
    private WeightsFit() {}

    static void check(WeightsMatch match, Declared<String> location, Diagnostics diagnostics) {
        if (!match.fits()) {
            String lines = match.lines().size() > 1 ? match.lines().stream().collect(joining("\n", "\n", "")) : "";
            diagnostics.report(Message.WEIGHTS_MISFIT, location.origin(), location.value(), match.fault(), lines);
        }
    }
}
