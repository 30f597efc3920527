/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Padding;

/** With TensorFlow's padding a stride skips no pixel: Deeplearning4j cannot compute what would be left. */
final class StrideWithinKernel {
    private final Trace trace;
    private final Diagnostics diagnostics;

    StrideWithinKernel(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    void check(String name, Window window, Blame blame) {
        boolean holds = !(window.padding() instanceof Padding.Same) || window.stride() <= window.extent();
        if (!holds) {
            diagnostics.report(
                    Message.STRIDE_BEYOND_KERNEL,
                    blame.stride(),
                    trace.failingAt(name, window.kernel() + "x" + window.kernel() + " with stride " + window.stride()),
                    name,
                    window.stride(),
                    window.kernel(),
                    window.extent(),
                    blame.kernel().attribute().equals("kernel") ? ", or kernel = " + window.stride() : "");
        }
    }
}
