/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Network;

/** A convolution's or pool's window fits into the padded map, so that at least one value comes out. */
final class KernelFits {
    private final Network network;
    private final Trace trace;
    private final Diagnostics diagnostics;

    KernelFits(Network network, Trace trace, Diagnostics diagnostics) {
        this.network = network;
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    boolean check(String name, Window window, FeatureMap input, Blame blame) {
        boolean fits = window.fits(input);
        if (!fits) {
            diagnostics.report(
                    Message.KERNEL_TOO_LARGE,
                    blame.kernel(),
                    trace.failingAt(name, "nothing would be left"),
                    name,
                    input.area(),
                    window.extent(),
                    window.pixels(),
                    new FittingKernel(network).remedy(blame.kernel(), window, input));
        }
        return fits;
    }
}
