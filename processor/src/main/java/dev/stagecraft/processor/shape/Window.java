/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Pooling;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A square window that moves over a map: {@code floor((input + 2 padding - extent) / stride) + 1} places along an axis, and
 * {@code ceil(input / stride)} with TensorFlow's padding. Where it may reach over the end, there is one at each multiple of the stride until
 * it is reached. Its extent is {@code dilation * (kernel - 1) + 1}.
 */
public record Window(int kernel, int dilation, int stride, Padding padding) {
    public static Window of(Convolution convolution) {
        return new Window(
                convolution.kernel(),
                convolution.dilation().value(),
                convolution.stride().value(),
                convolution.padding());
    }

    public static Window of(Pooling pooling) {
        return new Window(pooling.kernel().value(), 1, pooling.stride().value(), pooling.padding());
    }

    /**
     * The first window of a chain that has a number from some place.
     *
     * @param number which number it is
     */
    public static Window declaredAt(Origin place, List<Layer> chain, Function<Blame, Origin> number) {
        return chain.stream()
                .flatMap(layer -> layer instanceof Convolution convolution
                                && number.apply(convolution.blame()).equals(place)
                        ? Stream.of(of(convolution))
                        : layer instanceof Pooling pooling
                                        && number.apply(pooling.blame()).equals(place)
                                ? Stream.of(of(pooling))
                                : Stream.empty())
                .findFirst()
                .orElseThrow();
    }

    /** The map that the window leaves, of the same channels; less than 1 high or wide where it does not fit. */
    FeatureMap over(FeatureMap input) {
        return new FeatureMap(input.channels(), along(input.height()), along(input.width()));
    }

    /** Whether at least one value is left. */
    boolean fits(FeatureMap input) {
        return along(input.height()) >= 1 && along(input.width()) >= 1;
    }

    private int along(int input) {
        if (padding instanceof Padding.Explicit) {
            // Padding can make a map larger than an int: then it is as large, and too large for an image with it.
            long positions = Math.floorDiv(input + 2L * pixels() - extent(), (long) stride) + 1;
            return (int) Math.min(Integer.MAX_VALUE, positions);
        }
        if (padding instanceof Padding.Ceiling) {
            return Math.toIntExact(Math.floorDiv(input + Math.min(stride, extent()) - 1 - extent(), (long) stride) + 1);
        }
        return Math.toIntExact((input + (long) stride - 1) / stride);
    }

    /**
     * The pixels at the end of an axis that no window reaches, where windows touch or overlap. (With TensorFlow's padding, and where
     * windows reach over the end, there are none.)
     */
    public long unseen(int input) {
        boolean touching = stride <= extent();
        long seen = (along(input) - 1L) * stride + extent() - pixels();
        return touching && padding instanceof Padding.Explicit ? Math.max(0, input - seen) : 0;
    }

    /** The pixels from the first to the last that the window looks at, inclusive. */
    public long extent() {
        return dilation * (kernel - 1L) + 1;
    }

    /** Zeros on each side, where they are the same on each. */
    public int pixels() {
        return padding instanceof Padding.Explicit explicit ? explicit.pixels().value() : 0;
    }
}
