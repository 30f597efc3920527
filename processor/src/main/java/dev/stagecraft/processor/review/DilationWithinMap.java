package dev.stagecraft.processor.review;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.HashSet;
import java.util.Set;

/** A convolution that is dilated by the size of its map sees but one pixel of it at a time, and padding around it. */
final class DilationWithinMap implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        Set<Origin> reported = new HashSet<>();
        for (Windows.Placed placed : Windows.of(network)) {
            int dilation = placed.window().dilation();
            int side = placed.input().side();
            if (dilation > 1 && dilation >= side && reported.add(placed.blame().dilation())) {
                diagnostics.report(
                        Message.DILATION_BEYOND_MAP,
                        placed.blame().dilation(),
                        placed.name(),
                        dilation,
                        placed.input().area(),
                        Math.max(1, side - 1));
            }
        }
    }
}
