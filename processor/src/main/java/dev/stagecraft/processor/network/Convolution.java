/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import java.util.List;

/**
 * A convolution with a square kernel.
 *
 * @param dilation the distance between the pixels that the kernel looks at; 1 for neighbours
 * @param groups how many groups of channels are convolved on their own
 * @param standardized whether its weights are standardized before it uses them
 */
public record Convolution(
        String name,
        Quantity filters,
        int kernel,
        Quantity stride,
        Padding padding,
        Quantity dilation,
        Quantity groups,
        boolean bias,
        boolean standardized,
        Blame blame)
        implements WindowLayer {
    /** A convolution with its weights as they are. */
    public Convolution(
            String name,
            Quantity filters,
            int kernel,
            Quantity stride,
            Padding padding,
            Quantity dilation,
            Quantity groups,
            boolean bias,
            Blame blame) {
        this(name, filters, kernel, stride, padding, dilation, groups, bias, false, blame);
    }

    @Override
    public Window window() {
        return new Window(kernel, dilation.value(), stride.value(), padding);
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(filters, stride, dilation, groups);
    }

    /** Whether it has several groups. */
    public boolean isGrouped() {
        return groups.value() > 1;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.convolution(this);
    }
}
