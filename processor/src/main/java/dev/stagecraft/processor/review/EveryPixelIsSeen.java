package dev.stagecraft.processor.review;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.shape.ShapedNetwork;

/**
 * A stride that is larger than the kernel skips pixels. A 1x1 convolution does so on purpose, where another path through the
 * block sees them.
 */
final class EveryPixelIsSeen implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        Windows.firstByStride(network, EveryPixelIsSeen::skips)
                .forEach(placed -> diagnostics.report(
                        Message.SKIPPED_PIXELS,
                        placed.blame().stride(),
                        placed.name(),
                        placed.window().stride(),
                        placed.window().kernel(),
                        hasKernel(placed) ? ", or kernel = " + placed.window().stride() : ""));
    }

    /** Whether the kernel can be chosen: a block's is 3x3. */
    private static boolean hasKernel(Windows.Placed placed) {
        return placed.blame().kernel().attribute().equals("kernel");
    }

    private static boolean skips(Windows.Placed placed) {
        boolean inStage = placed.name().startsWith("layer");
        boolean is1x1 = placed.window().kernel() == 1;
        return placed.window().stride() > placed.window().kernel()
                && placed.input().side() > 1
                && !(inStage && is1x1);
    }
}
