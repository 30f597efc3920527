package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.Padding;
import java.util.Optional;

/** A convolution's or pool's window fits into the padded map, so that at least one value comes out. */
final class KernelFits {
    private final Trace trace;
    private final Diagnostics diagnostics;

    KernelFits(Trace trace, Diagnostics diagnostics) {
        this.trace = trace;
        this.diagnostics = diagnostics;
    }

    /** The map that the window leaves. */
    Optional<FeatureMap> check(String name, Window window, FeatureMap input, Origin origin, boolean canPad) {
        if (window.padding() instanceof Padding.Same && window.stride() > window.kernel()) {
            diagnostics.report(
                    Message.STRIDE_BEYOND_KERNEL,
                    origin,
                    name,
                    window.stride(),
                    window.kernel(),
                    window.kernel(),
                    window.kernel());
            return Optional.empty();
        }
        FeatureMap output = window.over(input);
        if (output.height() >= 1 && output.width() >= 1) {
            return Optional.of(output);
        }
        diagnostics.report(
                Message.KERNEL_TOO_LARGE,
                origin,
                trace.failingAt(name, "nothing would be left"),
                name,
                input.area(),
                window.kernel(),
                window.pixels(),
                remedy(window, input, origin, canPad));
        return Optional.empty();
    }

    private static String remedy(Window window, FeatureMap input, Origin origin, boolean canPad) {
        if (!origin.attribute().equals("kernel")) {
            return "Set padding = SYMMETRIC";
        }
        int smallest = Math.min(input.height(), input.width());
        String kernel = "Set kernel = " + (smallest + 2 * window.pixels());
        return canPad ? kernel + ", or padding = " + (window.kernel() - smallest + 1) / 2 : kernel;
    }
}
