package dev.stagecraft.processor.review;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.shape.ShapedNetwork;

/** A stride has no effect on a map of 1x1. */
final class SomethingToStride implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        Windows.firstByStride(
                        network,
                        placed -> placed.window().stride() > 1
                                && placed.input().size() == placed.input().channels())
                .forEach(placed -> diagnostics.report(
                        Message.NOTHING_TO_STRIDE,
                        placed.blame().stride(),
                        placed.name(),
                        placed.window().stride()));
    }
}
