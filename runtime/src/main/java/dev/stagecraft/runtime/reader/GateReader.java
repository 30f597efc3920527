/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import dev.stagecraft.program.Gating;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.ParameterTensor.Role;
import dev.stagecraft.runtime.layers.ChannelAttention;
import dev.stagecraft.runtime.layers.EfficientChannelAttention;

/** Reads layers that scale channels. The parts of CBAM's are called as in its authors' code, which has an activation between two dense layers. */
final class GateReader {
    private GateReader() {}

    static void read(EfficientChannelAttention layer, LayerPlace place) {
        Gating gating = new Gating.Neighbours(layer.getKernel(), place.tensor("W", "weight", Role.WEIGHT));
        place.giveAlike(site -> new Node.ChannelGate(site, gating));
    }

    static void read(ChannelAttention layer, LayerPlace place) {
        Gating gating = new Gating.Perceptron(
                layer.getNIn(),
                layer.getSqueezed(),
                place.tensor("W1", "mlp.1.weight", Role.WEIGHT),
                place.vector("b1", "mlp.1.bias", Role.BIAS),
                place.tensor("W2", "mlp.3.weight", Role.WEIGHT),
                place.vector("b2", "mlp.3.bias", Role.BIAS));
        place.giveAlike(site -> new Node.ChannelGate(site, gating));
    }
}
