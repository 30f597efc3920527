/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.Convolution;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Quantity;

/** The padding that a network's {@code @Convolution(padding)} means for a window of some size. */
record WindowPadding(Convolution.Padding declared) {
    Padding ofConvolution(int kernel) {
        return ofConvolution(kernel, Quantity.fixed(1));
    }

    /** With symmetric padding a dilated convolution of stride 1 keeps the size of the map as well. */
    Padding ofConvolution(int kernel, Quantity dilation) {
        int half = (kernel - 1) / 2;
        return switch (declared) {
            case SYMMETRIC ->
                new Padding.Explicit(half == 1 ? dilation : Quantity.fixed(Math.multiplyExact(half, dilation.value())));
            // A 1x1 needs none, and Deeplearning4j fails where a stride skips pixels of it.
            case SAME -> kernel == 1 ? Padding.Explicit.of(0) : new Padding.Same();
            case VALID -> Padding.Explicit.of(0);
        };
    }

    /** As in a block; but windows that do not overlap, of a pool or of a stem that cuts patches, cover the map as it is. */
    Padding ofWindow(int kernel, int stride) {
        boolean overlapping = stride < kernel;
        return overlapping || declared == Convolution.Padding.SAME ? ofConvolution(kernel) : Padding.Explicit.of(0);
    }

    /** What keeps the size of a map at stride 1, however convolutions of blocks are padded. */
    Padding keepingSize(int kernel, int dilation) {
        boolean same = declared == Convolution.Padding.SAME && kernel > 1;
        return same ? new Padding.Same() : Padding.Explicit.of((kernel - 1) / 2 * dilation);
    }
}
