/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import java.util.List;

/** One step of a chain: it takes what the layer before it gives. */
public sealed interface Layer
        permits WindowLayer,
                Normalization,
                Activation,
                ZeroPadding,
                EdgePadding,
                BlurPooling,
                GlobalPooling,
                Scale,
                EfficientChannelAttention,
                ChannelAttention,
                ChannelStatistics,
                Product,
                ZeroPadShortcut,
                Add,
                Noise,
                Dense {
    /** Its name; within a block, relative to the block's, and empty for the layer whose output is the block's. */
    String name();

    /** The chains of layers that it holds. */
    default List<List<Layer>> chains() {
        return List.of();
    }

    /** Its numbers that may differ between blocks of one design. */
    default List<Quantity> quantities() {
        return List.of();
    }

    /** Calls the visitor's method for this kind of layer. */
    <R> R accept(LayerVisitor<R> visitor);
}
