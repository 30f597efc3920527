/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import dev.stagecraft.processor.network.Network;
import java.util.List;

/** A network with its shapes: all that there is to know to write its code. */
public record ShapedNetwork(
        Network network, FeatureMap input, List<ShapedLayer> stem, List<ShapedStage> stages, List<ShapedLayer> head) {
    public ShapedNetwork {
        stem = List.copyOf(stem);
        stages = List.copyOf(stages);
        head = List.copyOf(head);
    }
}
