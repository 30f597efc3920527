/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.Stage;
import java.util.List;

/**
 * The two paths through a block of a stage, which are to be added.
 *
 * @param stride the stride of the block
 * @param input what the block receives
 * @param branch what the residual branch makes of it
 * @param shortcut what the shortcut makes of it
 * @param padding what to blame if the branch's convolutions shrink the map by more than their stride
 */
record Paths(Stage stage, int stride, FeatureMap input, FeatureMap branch, FeatureMap shortcut, Origin padding) {
    boolean meet() {
        return branch.equals(shortcut);
    }

    /** Whether the branch leaves of the map what the block's stride asks for. */
    boolean branchIsPadded() {
        return branch.area().equals(input.strided(stride).area());
    }

    /** The trace, with the two paths at its end. */
    List<String> trace(Trace trace) {
        return trace.failingAt(stage.name(), branch + " in the residual branch, " + shortcut + " in the shortcut");
    }
}
