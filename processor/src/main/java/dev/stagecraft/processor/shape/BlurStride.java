/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.BlurPooling;

/** The blur looks at three rows and columns, with the most weight in the middle: of a larger stride it would miss some. */
final class BlurStride {
    private static final int LARGEST = 2;

    private final Trace trace;
    private final Diagnostics diagnostics;

    BlurStride(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    void check(String name, FeatureMap input, BlurPooling pooling) {
        int stride = pooling.stride().value();
        if (stride > LARGEST) {
            diagnostics.report(
                    Message.BLUR_STRIDE, pooling.origin(), trace.failingAt(name, input.toString()), name, stride);
        }
    }
}
