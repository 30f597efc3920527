/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Window;
import dev.stagecraft.processor.network.WindowLayer;
import dev.stagecraft.processor.network.ZeroPadding;
import java.util.Optional;

/** What must hold of a window and the map that it moves over. */
final class WindowRules {
    private WindowRules() {}

    /** With TensorFlow's padding a stride skips no pixel: Deeplearning4j cannot compute what would be left. */
    static boolean strideIsWithinKernel(ShapePlace place, WindowLayer layer) {
        Window window = layer.window();
        Blame blame = layer.blame();
        boolean holds = !(window.padding() instanceof Padding.Same) || window.stride() <= window.extent();
        if (!holds) {
            place.report(
                    Message.STRIDE_BEYOND_KERNEL,
                    blame.stride(),
                    window.kernel() + "x" + window.kernel() + " with stride " + window.stride(),
                    place.name(),
                    window.stride(),
                    window.kernel(),
                    window.extent(),
                    blame.kernel().attribute().equals("kernel") ? ", or kernel = " + window.stride() : "");
        }
        return holds;
    }

    /** Where padding is to be zeros there is some, as many pixels on each side. */
    static boolean zerosAreAdded(ShapePlace place, Pooling pooling) {
        Optional<ZeroPadding> none = pooling.zeros().filter(zeros -> zeros.pixels() == 0);
        none.ifPresent(zeros -> place.diagnostics()
                .report(
                        Message.NO_ZERO_PADDING,
                        zeros.origin(),
                        pooling.name(),
                        pooling.kernel().value() > 1
                                ? "Set padding = 1, or leave zeroPadded out."
                                : "Leave zeroPadded out."));
        return none.isEmpty();
    }

    /** A convolution's or pool's window fits into the padded map, so that at least one value comes out. */
    static boolean kernelFits(ShapePlace place, WindowLayer layer) {
        Window window = layer.window();
        boolean fits = place.map().fits(window);
        if (!fits) {
            place.report(
                    Message.KERNEL_TOO_LARGE,
                    layer.blame().kernel(),
                    "nothing would be left",
                    place.name(),
                    place.map().area(),
                    window.extent(),
                    window.pixels(),
                    new FittingKernel(place.network()).remedy(layer.blame().kernel(), window, place.map()));
        }
        return fits;
    }
}
