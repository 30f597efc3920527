/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.cost;

import dev.stagecraft.processor.shape.ShapedBlock;
import dev.stagecraft.processor.shape.ShapedLayer;
import dev.stagecraft.processor.shape.ShapedNetwork;
import dev.stagecraft.processor.shape.ShapedStage;
import java.util.List;

/** Adds up costs. */
public final class Costs {
    private Costs() {}

    /** The cost of the layer itself, without the chains that it holds. */
    public static Cost of(ShapedLayer layer) {
        return layer.layer().accept(new LayerCost(layer.input(), layer.output()));
    }

    /** The cost of a chain with everything in it. */
    public static Cost of(List<ShapedLayer> chain) {
        return chain.stream().flatMap(ShapedLayer::flatten).map(Costs::of).reduce(Cost.NONE, Cost::plus);
    }

    /** The cost of all blocks of a stage. */
    public static Cost of(ShapedStage stage) {
        return stage.blocks().stream().map(Costs::of).reduce(Cost.NONE, Cost::plus);
    }

    /** The cost of the whole network. */
    public static Cost of(ShapedNetwork network) {
        Cost stages = network.stages().stream().map(Costs::of).reduce(Cost.NONE, Cost::plus);
        Cost input = new Cost(0, 0, 0, network.input().size());
        return input.plus(of(network.stem())).plus(stages).plus(of(network.head()));
    }

    private static Cost of(ShapedBlock block) {
        return of(block.layers()).times(block.block().count());
    }
}
