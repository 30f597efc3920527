package dev.stagecraft.processor.network;

import dev.stagecraft.Convolution;

/** The padding that a network's {@code @Convolution(padding)} means for a window of some size. */
record WindowPadding(Convolution.Padding declared) {
    Padding of(int kernel) {
        return switch (declared) {
            case SYMMETRIC -> new Padding.Explicit((kernel - 1) / 2);
            case SAME -> new Padding.Same();
            case VALID -> new Padding.Explicit(0);
        };
    }
}
