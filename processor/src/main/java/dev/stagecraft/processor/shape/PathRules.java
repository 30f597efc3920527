/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.ZeroPadShortcut;

/** What must hold of the two paths through a block. */
final class PathRules {
    private PathRules() {}

    /** Zeros can be added to the channels of a shortcut, but none can be taken from them. */
    static boolean zerosWiden(ShapePlace place, ZeroPadShortcut shortcut) {
        String stage = place.stage().orElseThrow().name();
        int channels = place.input().channels();
        int filters = shortcut.filters().value();
        boolean widens = filters >= channels;
        if (!widens) {
            String shape = filters + " channels in the residual branch, " + channels + " in the shortcut";
            place.diagnostics()
                    .report(
                            Message.ZERO_PAD_NARROWS,
                            shortcut.origin(),
                            place.trace().failingAt(stage, shape),
                            stage,
                            channels,
                            filters);
        }
        return widens;
    }

    /** Without padding a 3x3 convolution shrinks the map, and the shortcut does not. */
    static boolean branchKeepsSize(ShapePlace place, Paths paths) {
        boolean keeps = paths.branchIsPadded();
        if (!keeps) {
            place.diagnostics()
                    .report(
                            Message.BLOCK_SIZE_MISMATCH,
                            paths.padding(),
                            paths.trace(place.trace()),
                            paths.stage().name(),
                            paths.branch().area(),
                            paths.shortcut().area());
        }
        return keeps;
    }

    /** A shortcut without a projection carries as many channels as the residual branch gives. */
    static boolean channelsMeet(ShapePlace place, Paths paths) {
        int carried = paths.shortcut().channels();
        int needed = paths.branch().channels();
        boolean differ = paths.branchIsPadded() && carried != needed;
        if (differ) {
            place.diagnostics()
                    .report(
                            Message.CHANNEL_MISMATCH,
                            paths.stage().declaration().shortcut().origin(),
                            paths.trace(place.trace()),
                            paths.stage().name(),
                            carried,
                            needed,
                            projection(paths));
        }
        return !differ;
    }

    private static String projection(Paths paths) {
        String projection = "shortcut = PROJECTION";
        int expansion = paths.stage().declaration().expansionInForce();
        int channels = paths.input().channels();
        FeatureMap output = paths.input();
        boolean works = channels % expansion == 0
                && paths.stage().declaration().block().isEmpty()
                && paths.stage().declaration().isUngrouped()
                && OutputRules.allows(paths.stage().declaration(), output);
        if (!works) {
            return projection;
        }
        String stride = paths.stage().stride() == 1 ? "" : " and stride = 1";
        return projection + ", or filters = " + channels / expansion + stride;
    }

    /** A shortcut without a projection carries the map as it is, and so cannot follow a stride. */
    static boolean sizesMeet(ShapePlace place, Paths paths) {
        boolean channelsMeet = paths.shortcut().channels() == paths.branch().channels();
        boolean differ = paths.branchIsPadded() && channelsMeet && !paths.meet();
        if (differ) {
            place.diagnostics()
                    .report(
                            Message.SIZE_MISMATCH,
                            paths.stage().declaration().shortcut().origin(),
                            paths.trace(place.trace()),
                            paths.stage().name(),
                            paths.shortcut().area(),
                            paths.branch().area(),
                            OutputRules.allows(paths.stage().declaration(), paths.input()) ? ", or stride = 1" : "");
        }
        return !differ;
    }
}
