/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import java.util.Comparator;
import java.util.List;

/**
 * A network has no more layers than can be built. Equal blocks cost the compiler nothing, but each layer of a graph costs the
 * program that builds it memory and time: ResNet-1202 has 4,200.
 */
public final class LayerLimit {
    /** The number of layers that a network may have. */
    public static final int LAYERS = 100_000;

    private LayerLimit() {}

    public static void check(Network network, Diagnostics diagnostics) {
        long layers = network.layerCount();
        if (layers <= LAYERS) {
            return;
        }
        int share = LAYERS / (network.stages().size() + 1);
        List<Stage> deep = network.stages().stream()
                .filter(stage -> stage.layerCount() > share)
                .toList();
        long shallow = layers - deep.stream().mapToLong(Stage::layerCount).sum();
        for (Stage stage : deep) {
            diagnostics.report(
                    Message.TOO_MANY_LAYERS,
                    stage.declaration().blocks().origin(),
                    stage.name(),
                    stage.layerCount(),
                    LAYERS,
                    blocksIn(stage, (LAYERS - shallow) / deep.size()));
        }
    }

    /** The most blocks of a stage that have no more layers than this; one or two may have more than the others. */
    private static long blocksIn(Stage stage, long layers) {
        Block most = stage.blocks().stream()
                .max(Comparator.comparingInt(Block::count))
                .orElseThrow();
        long perBlock = Network.count(most.layers());
        long first = stage.layerCount() - (stage.declaration().blocks().value() - 1) * perBlock;
        return 1 + (layers - first) / perBlock;
    }
}
