/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;

/**
 * The maximum and the mean over the channels, in this order: what the spatial gate of CBAM looks at (Woo et al., <i>CBAM:
 * Convolutional Block Attention Module</i>, 2018, arXiv:1807.06521).
 *
 * <p>It reads {@code [N, C, H, W]} and gives {@code [N, 2, H, W]}. It has no parameters. Where channels share the maximum,
 * the first of them gets its gradient, as with PyTorch's {@code max(dim)}.
 */
public final class ChannelStatistics extends MapOperation {
    private static final long serialVersionUID = 1L;

    /** There is nothing to set. */
    public ChannelStatistics() {}

    @Override
    MapTransform transform() {
        return new ChannelReduction();
    }

    @Override
    InputTypeConvolutional output(InputTypeConvolutional input) {
        return (InputTypeConvolutional) InputType.convolutional(input.getHeight(), input.getWidth(), 2);
    }

    @Override
    List<Object> settings() {
        return List.of();
    }
}
