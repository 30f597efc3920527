/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import java.util.List;

/**
 * A network, layer by layer.
 *
 * @param declaration what it comes from: names, origins, and what all layers have in common
 * @param stem the chain before the stages; may be empty
 * @param stages those of the declaration; of a backbone, as many as it needs
 * @param head the chain behind the stages, whose last layer is a {@link Dense}; of a backbone, what normalizes its last map, or nothing; empty
 *     where a faulty head is left out
 */
public record Network(NetworkDeclaration declaration, List<Layer> stem, List<Stage> stages, List<Layer> head) {
    public Network {
        stem = List.copyOf(stem);
        stages = List.copyOf(stages);
        head = List.copyOf(head);
    }

    /** How many layers it has, those inside blocks and units included. */
    public long layerCount() {
        return count(stem) + stages.stream().mapToLong(Stage::layerCount).sum() + count(head);
    }

    static long count(List<Layer> chain) {
        return chain.stream()
                .mapToLong(layer ->
                        1 + layer.chains().stream().mapToLong(Network::count).sum())
                .sum();
    }
}
