/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Stage;
import dev.stagecraft.processor.network.ZeroPadShortcut;

/** Zeros can be added to the channels of a shortcut, but none can be taken from them. */
final class ZeroPadWidens {
    private final Trace trace;
    private final Diagnostics diagnostics;

    ZeroPadWidens(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    boolean check(Stage stage, FeatureMap input, ZeroPadShortcut shortcut) {
        int filters = shortcut.filters().value();
        boolean widens = filters >= input.channels();
        if (!widens) {
            diagnostics.report(
                    Message.ZERO_PAD_NARROWS,
                    shortcut.origin(),
                    trace.failingAt(
                            stage.name(),
                            filters + " channels in the residual branch, " + input.channels() + " in the shortcut"),
                    stage.name(),
                    input.channels(),
                    filters);
        }
        return widens;
    }
}
