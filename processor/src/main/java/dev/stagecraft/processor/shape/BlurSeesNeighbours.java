/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.BlurPooling;

/** The blur reflects the border of a map, so that a map has pixels behind its border. */
final class BlurSeesNeighbours {
    private static final int SIDE = 2;

    private final Trace trace;
    private final Diagnostics diagnostics;

    BlurSeesNeighbours(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    boolean check(String name, FeatureMap input, BlurPooling pooling) {
        boolean sees = input.side() >= SIDE;
        if (!sees) {
            diagnostics.report(
                    Message.NOTHING_TO_BLUR,
                    pooling.origin(),
                    trace.failingAt(name, input.toString()),
                    name,
                    input.area(),
                    SIDE,
                    SIDE);
        }
        return sees;
    }
}
