/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.network.Layer;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layer with its shapes.
 *
 * @param chains the chains that the layer holds: branch and shortcut of an {@code Add}, the gate of a {@code Scale}
 */
public record ShapedLayer(Layer layer, Shape input, Shape output, List<List<ShapedLayer>> chains) {
    public ShapedLayer {
        chains = List.copyOf(chains);
    }

    /** The layers of its chains and then itself: the order in which they are computed. */
    public Stream<ShapedLayer> flatten() {
        return Stream.concat(chains.stream().flatMap(List::stream).flatMap(ShapedLayer::flatten), Stream.of(this));
    }
}
