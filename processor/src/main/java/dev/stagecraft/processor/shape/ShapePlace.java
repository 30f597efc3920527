/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.Network;
import dev.stagecraft.processor.network.Stage;
import java.util.Optional;

/**
 * Where a rule is asked.
 *
 * @param stage the stage that the place belongs to, if any
 * @param name what messages call the place
 * @param input what arrives there
 * @param trace the shapes up to there
 * @param diagnostics what has been found so far
 */
record ShapePlace(
        Network network, Optional<Stage> stage, String name, Shape input, Trace trace, Diagnostics diagnostics) {
    /** What arrives, where it is known to be a map: vectors are in heads alone, behind all that asks. */
    FeatureMap map() {
        return (FeatureMap) input;
    }

    /**
     * Reports something that does not hold here.
     *
     * @param shape what stands in the place of a shape in the last line of the trace
     */
    void report(Message message, Origin origin, String shape, Object... arguments) {
        diagnostics.report(message, origin, trace.failingAt(name, shape), arguments);
    }
}
