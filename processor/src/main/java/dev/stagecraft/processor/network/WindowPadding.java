package dev.stagecraft.processor.network;

import dev.stagecraft.Convolution;

/** The padding that a network's {@code @Convolution(padding)} means for a window of some size. */
record WindowPadding(Convolution.Padding declared) {
    Padding ofConvolution(int kernel) {
        return switch (declared) {
            case SYMMETRIC -> new Padding.Explicit((kernel - 1) / 2);
            // A 1x1 needs none, and Deeplearning4j fails where a stride skips pixels of it.
            case SAME -> kernel == 1 ? new Padding.Explicit(0) : new Padding.Same();
            case VALID -> new Padding.Explicit(0);
        };
    }

    /** As a convolution's; but windows that do not overlap cover the map as it is. */
    Padding ofPool(int kernel, int stride) {
        boolean overlapping = stride < kernel;
        return overlapping || declared == Convolution.Padding.SAME ? ofConvolution(kernel) : new Padding.Explicit(0);
    }
}
