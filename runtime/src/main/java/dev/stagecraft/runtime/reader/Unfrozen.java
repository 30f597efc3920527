/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;

/** Layers themselves, though they be frozen in one of Deeplearning4j's two ways. */
public final class Unfrozen {
    private Unfrozen() {}

    /**
     * {@return the layer itself}
     *
     * @param layer which may be frozen
     */
    public static Layer of(Layer layer) {
        if (layer instanceof FrozenLayer frozen) {
            return frozen.getInsideLayer();
        }
        return layer instanceof FrozenLayerWithBackprop frozen ? frozen.getInsideLayer() : layer;
    }

    /** The configuration of a layer itself. */
    static org.deeplearning4j.nn.conf.layers.Layer of(org.deeplearning4j.nn.conf.layers.Layer layer) {
        if (layer instanceof org.deeplearning4j.nn.conf.layers.misc.FrozenLayer frozen) {
            return frozen.getLayer();
        }
        return layer instanceof org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop frozen
                ? frozen.getUnderlying()
                : layer;
    }
}
