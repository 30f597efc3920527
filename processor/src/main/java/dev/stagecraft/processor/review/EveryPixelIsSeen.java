/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.stream.IntStream;

/**
 * A stride that is larger than the kernel skips pixels. A 1x1 convolution does so on purpose, where another path through the
 * block sees them.
 */
final class EveryPixelIsSeen implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        NamedWindows.firstByStride(network, EveryPixelIsSeen::skips)
                .forEach(placed -> diagnostics.report(
                        Message.SKIPPED_PIXELS,
                        placed.blame().stride(),
                        placed.name(),
                        placed.window().stride(),
                        placed.window().kernel(),
                        stride(placed, new OtherStride(network.network().declaration(), placed)),
                        canCutPatches(placed)
                                ? ", or kernel = " + placed.window().stride()
                                : ""));
    }

    /** The largest stride that reaches every pixel, to the last row. */
    private static int stride(NamedWindows.Placed placed, OtherStride other) {
        return IntStream.iterate(placed.window().kernel(), stride -> stride - 1)
                .filter(stride -> stride == 1 || placed.seesAll(other.window(stride)))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the kernel can be chosen, which a block's cannot, and patches of the stride would cover the map. */
    private static boolean canCutPatches(NamedWindows.Placed placed) {
        int stride = placed.window().stride();
        return placed.section() != NamedWindows.Section.STAGE
                && placed.input().height() % stride == 0
                && placed.input().width() % stride == 0;
    }

    private static boolean skips(NamedWindows.Placed placed) {
        boolean inStage = placed.section() == NamedWindows.Section.STAGE;
        boolean is1x1 = placed.window().kernel() == 1;
        return placed.window().stride() > placed.window().kernel()
                && placed.input().side() > 1
                && !(inStage && is1x1);
    }
}
