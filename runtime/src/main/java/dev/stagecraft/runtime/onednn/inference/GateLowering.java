/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.program.Function;
import dev.stagecraft.program.Geometry;
import dev.stagecraft.program.Geometry.Axis;
import dev.stagecraft.program.Node;
import dev.stagecraft.runtime.layers.ChannelGate;
import dev.stagecraft.runtime.layers.ChannelGating;
import dev.stagecraft.runtime.onednn.PoolKind;
import dev.stagecraft.runtime.reader.FlatArray;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;

/** Adds to a lowered network what the factors of a gate follow from. */
record GateLowering(LoweredNetworkBuilder builder, FlatArray parameters) {
    /** @return the number of the computation that gives them, {@code [N, C, 1, 1]} */
    int factors(Node.ChannelGate gate, Layer layer) {
        return gate.gating() instanceof dev.stagecraft.program.Gating.Neighbours neighbours
                ? factors(gate, neighbours)
                : stockFactors(gate, layer);
    }

    /** A convolution along the channels' means. */
    private int factors(Node.ChannelGate gate, dev.stagecraft.program.Gating.Neighbours neighbours) {
        String name = gate.site().layer();
        int kernel = neighbours.kernel();
        Geometry geometry =
                new Geometry(new Axis(kernel, 1, 1, (kernel - 1) / 2), new Axis(1, 1, 1, 0), Geometry.Padding.GIVEN);
        Weight weight = new Weight(parameters.floats(neighbours.weight()), 1, 1, kernel, 1);
        int rows = builder.add(name, Reshaping.channelsAsRows(), pool(gate, PoolKind.MEAN));
        int convolved = builder.add(name, new Convolution(geometry, 1, weight, new Weight(new float[1], 1)), rows);
        int gates = builder.apply(name, PostOps.of(new Function.Sigmoid()).orElseThrow(), convolved);
        return builder.add(name, Reshaping.channelsAsRows(), gates);
    }

    /** Deeplearning4j computes what is between the pools and the product, a few numbers for each channel. */
    private int stockFactors(Node.ChannelGate gate, Layer layer) {
        ChannelGating gating = ((ChannelGate) layer.conf().getLayer()).gating();
        LayerOperation factors = ByDeeplearning4j.gates(layer, gating);
        int means = pool(gate, PoolKind.MEAN);
        return gating.seesMaxima()
                ? builder.add(gate.site().layer(), factors, means, pool(gate, PoolKind.MAXIMUM))
                : builder.add(gate.site().layer(), factors, means);
    }

    private int pool(Node.ChannelGate gate, PoolKind kind) {
        return builder.add(
                gate.site().layer(),
                new PoolOperation(kind, Optional.empty()),
                builder.of(gate.site().input()));
    }
}
