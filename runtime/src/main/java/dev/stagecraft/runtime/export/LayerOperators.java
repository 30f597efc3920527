/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import org.deeplearning4j.nn.api.Layer;

/**
 * Writes the layers of a kind.
 *
 * @param <C> the class of their configuration
 */
@FunctionalInterface
interface LayerOperators<C extends org.deeplearning4j.nn.conf.layers.Layer> {
    /**
     * Adds what the layer computes at inference.
     *
     * @param layer with its parameters
     * @return the value that it gives: the vertex' output, or what it reads if it changes nothing
     * @throws IllegalArgumentException if the layer is set up in a way that cannot be written
     */
    String write(C configuration, Layer layer, Vertex vertex);
}
