/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Pooling;

/** Where padding is to be zeros there is some, as many pixels on each side. */
final class ZerosAreAdded {
    private final Diagnostics diagnostics;

    ZerosAreAdded(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(Pooling pooling) {
        pooling.zeros().filter(zeros -> zeros.pixels() == 0).ifPresent(zeros -> {
            boolean canBePadded = pooling.kernel().value() > 1;
            diagnostics.report(
                    Message.NO_ZERO_PADDING,
                    zeros.origin(),
                    pooling.name(),
                    canBePadded ? "Set padding = 1, or leave zeroPadded out." : "Leave zeroPadded out.");
        });
    }
}
