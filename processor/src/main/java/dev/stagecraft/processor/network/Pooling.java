/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import java.util.List;
import java.util.Optional;

/**
 * A pool with a square window.
 *
 * @param zeros what makes zeros of its padding; none where padding never wins
 */
public record Pooling(
        String name,
        Kind kind,
        Quantity kernel,
        Quantity stride,
        Padding padding,
        Optional<ZeroPadding> zeros,
        Blame blame)
        implements WindowLayer {
    /** A pool whose padding never wins. */
    public Pooling(String name, Kind kind, Quantity kernel, Quantity stride, Padding padding, Blame blame) {
        this(name, kind, kernel, stride, padding, Optional.empty(), blame);
    }

    /** What is computed from a window. */
    public enum Kind {
        /** The largest value. */
        MAX,
        /** The mean of the pixels that there are. */
        AVERAGE,
        /** The mean of all pixels, of which those of the padding are zeros. */
        ZERO_PADDED_AVERAGE
    }

    /** What pads the map in front of the pool, where that is no padding of its own. */
    public Optional<Layer> padded() {
        return zeros.<Layer>map(it -> it).or(this::edge);
    }

    /** A window that begins on the map reaches no further over the edge, nor does the last of several that touch. */
    private Optional<Layer> edge() {
        int pixels = padding instanceof Padding.Ceiling ? Math.min(kernel.value(), stride.value()) - 1 : 0;
        return pixels > 0 ? Optional.of(new EdgePadding(name + ".pad", pixels, blame.kernel())) : Optional.empty();
    }

    @Override
    public Window window() {
        return new Window(kernel.value(), 1, stride.value(), padding);
    }

    @Override
    public List<List<Layer>> chains() {
        return List.of(padded().map(List::of).orElse(List.of()));
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(kernel, stride);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.pooling(this);
    }
}
