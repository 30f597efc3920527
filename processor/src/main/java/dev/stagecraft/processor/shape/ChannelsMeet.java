/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A shortcut without a projection carries as many channels as the residual branch gives. */
final class ChannelsMeet {
    private final Trace trace;
    private final Diagnostics diagnostics;

    ChannelsMeet(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    void check(Paths paths) {
        int carried = paths.shortcut().channels();
        int needed = paths.branch().channels();
        if (paths.branchIsPadded() && carried != needed) {
            diagnostics.report(
                    Message.CHANNEL_MISMATCH,
                    paths.stage().declaration().shortcut().origin(),
                    paths.trace(trace),
                    paths.stage().name(),
                    carried,
                    needed,
                    remedy(paths));
        }
    }

    private static String remedy(Paths paths) {
        String projection = "shortcut = PROJECTION";
        int expansion = paths.stage().declaration().expansionInForce();
        int channels = paths.input().channels();
        FeatureMap output = paths.input();
        boolean works = channels % expansion == 0
                && paths.stage().declaration().block().isEmpty()
                && paths.stage().declaration().isUngrouped()
                && OutputAsDeclared.allows(paths.stage().declaration(), output);
        if (!works) {
            return projection;
        }
        String stride = paths.stage().stride() == 1 ? "" : " and stride = 1";
        return projection + ", or filters = " + channels / expansion + stride;
    }
}
