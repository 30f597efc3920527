/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** A shortcut without a projection carries the map as it is, and so cannot follow a stride. */
final class SizesMeet {
    private final Trace trace;
    private final Diagnostics diagnostics;

    SizesMeet(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    void check(Paths paths) {
        boolean channelsMeet = paths.shortcut().channels() == paths.branch().channels();
        if (paths.branchIsPadded() && channelsMeet && !paths.meet()) {
            diagnostics.report(
                    Message.SIZE_MISMATCH,
                    paths.stage().declaration().shortcut().origin(),
                    paths.trace(trace),
                    paths.stage().name(),
                    paths.shortcut().area(),
                    paths.branch().area(),
                    OutputAsDeclared.allows(paths.stage().declaration(), paths.input()) ? ", or stride = 1" : "");
        }
    }
}
