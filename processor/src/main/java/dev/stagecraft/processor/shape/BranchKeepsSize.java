/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;

/** Without padding a 3x3 convolution shrinks the map, and the shortcut does not. */
final class BranchKeepsSize {
    private final Trace trace;
    private final Diagnostics diagnostics;

    BranchKeepsSize(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    void check(Paths paths) {
        if (!paths.branchIsPadded()) {
            diagnostics.report(
                    Message.BLOCK_SIZE_MISMATCH,
                    paths.padding(),
                    paths.trace(trace),
                    paths.stage().name(),
                    paths.branch().area(),
                    paths.shortcut().area());
        }
    }
}
