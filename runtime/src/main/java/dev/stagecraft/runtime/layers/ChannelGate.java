/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;

/** A layer that scales each channel by the sigmoid of a logit, which follows from what is pooled of all channels. */
public abstract class ChannelGate extends FeatureMapTransform {
    private static final long serialVersionUID = 1L;

    /** For the reader of saved configurations. */
    ChannelGate() {}

    ChannelGate(FeedForwardLayer.Builder<?> builder) {
        super(builder);
    }

    /** {@return how the factors come about} */
    public abstract ChannelGating gating();

    @Override
    final FeatureMapFunction function() {
        return new ChannelGateFunction(nIn, gating());
    }

    @Override
    final Layer.Type type() {
        return Layer.Type.CONVOLUTIONAL;
    }

    @Override
    final int workingMaps() {
        return 0;
    }
}
