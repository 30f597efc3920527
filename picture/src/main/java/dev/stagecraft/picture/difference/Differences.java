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
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What of a network is not in another. Layers are compared with those of their names, and blocks with the block of the same place.
 *
 * @param layers the names of layers that the other has not, or of another kind, setting, size or shape
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

    /** The block of a name; one that stands first or not at all in its section, whatever it is called, has one counterpart. */
    private static Optional<Block> at(Section section, Block block) {
        return section.blocks().stream()
                .filter(it -> it.names().contains(block.first()))
                .findFirst();
    }

    private static Set<String> differing(Block block, List<Layer> others) {
        Map<String, Layer> known =
                others.stream().collect(Collectors.toMap(it -> relative(it.name()), Function.identity()));
        return block.layers().stream()
                .filter(layer -> !isLike(layer, known.get(relative(layer.name()))))
                .map(Layer::name)
                .collect(Collectors.toSet());
    }

    /** The name without that of the block, which begins with a word and two numbers. */
    private static String relative(String layer) {
        return layer.replaceFirst("^(layer\\d+\\.\\d+)(\\.|$)", "");
    }

    private static boolean isLike(Layer layer, Layer other) {
        return other != null
                && layer.kind().equals(other.kind())
                && told(layer).equals(told(other))
                && layer.output().equals(other.output())
                && layer.parameters() == other.parameters();
    }

    private static Map<String, String> told(Layer layer) {
        Map<String, String> settings = new TreeMap<>(layer.settings());
        settings.remove("design");
        return settings;
    }
}
