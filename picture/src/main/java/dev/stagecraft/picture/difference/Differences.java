/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.difference;

import dev.stagecraft.picture.network.Block;
import dev.stagecraft.picture.network.Layer;
import dev.stagecraft.picture.network.Network;
import dev.stagecraft.picture.network.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What of a network is not in another. Blocks are compared with the block of the same place, and layers by what they are: names move where a layer is
 * added in front.
 *
 * @param layers the names of layers that the other has not, or with another kind, setting, size or shape
 * @param blocks the names of the first of equal blocks of which the other has another number
 */
public record Differences(Set<String> layers, Set<String> blocks) {
    /** None. */
    public static final Differences NONE = new Differences(Set.of(), Set.of());

    public Differences {
        layers = Set.copyOf(layers);
        blocks = Set.copyOf(blocks);
    }

    /** What of a network is not in the other. */
    public static Differences of(Network network, Network other) {
        Set<String> layers = new HashSet<>();
        Set<String> blocks = new HashSet<>();
        for (Section section : network.sections()) {
            for (Block block : section.blocks()) {
                Optional<Block> like = other.section(section.name()).flatMap(it -> at(it, block));
                layers.addAll(differing(block, like.map(Block::layers).orElse(List.of())));
                if (like.isEmpty() || like.get().count() != block.count()) {
                    blocks.add(block.first());
                }
            }
        }
        return new Differences(layers, blocks);
    }

    /** The block of the same name, among those that are equal. */
    private static Optional<Block> at(Section section, Block block) {
        return section.blocks().stream()
                .filter(it -> it.names().contains(block.first()))
                .findFirst();
    }

    private static Set<String> differing(Block block, List<Layer> others) {
        List<Layer> layers = block.layers();
        Set<Integer> common = CommonLayers.of(
                layers.stream().map(Differences::told).toList(),
                others.stream().map(Differences::told).toList());
        return IntStream.range(0, layers.size())
                .filter(i -> !common.contains(i))
                .mapToObj(i -> layers.get(i).name())
                .collect(Collectors.toSet());
    }

    /** What a layer is, whatever it is called. */
    private static List<Object> told(Layer layer) {
        Map<String, String> settings = new TreeMap<>(layer.settings());
        settings.remove("design");
        return List.of(layer.kind(), settings, layer.output(), layer.parameters());
    }
}
