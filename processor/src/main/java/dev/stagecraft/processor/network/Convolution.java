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
        Blame blame)
        implements Layer {
    @Override
    public List<Quantity> quantities() {
        return List.of(filters, stride, dilation, groups);
    }

    /** Whether it has several groups. */
    public boolean isGrouped() {
        return groups.value() > 1;
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.convolution(this);
    }
}
