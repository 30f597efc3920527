/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layer with the paths that meet in it.
 *
 * @param layer the layer
 * @param paths chains of layers; empty for a layer that only has one before it
 */
public record Item(Layer layer, List<List<Item>> paths) {
    private static final List<String> MEETINGS = List.of("Add", "Scale", "Product");

    /**
     * Copies the list.
     *
     * @param layer the layer
     * @param paths chains of layers
     */
    public Item {
        paths = List.copyOf(paths);
    }

    /**
     * {@return layers as a chain, of which some hold chains}
     *
     * @param layers in the order in which they are computed, so that a layer is behind its paths
     * @throws IllegalArgumentException if it is not said how layers hang together
     */
    public static List<Item> chain(List<Layer> layers) {
        List<Item> chain = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer.paths().isEmpty() && MEETINGS.contains(layer.kind())) {
                throw new IllegalArgumentException(layer.name()
                        + " does not say what meets in it: the network was compiled by an older version of Stagecraft; build it"
                        + " again.");
            }
            chain.add(new Item(layer, taken(chain, layer)));
        }
        return List.copyOf(chain);
    }

    /** Takes the paths of a layer off the end of a chain. */
    private static List<List<Item>> taken(List<Item> chain, Layer layer) {
        List<List<Item>> paths = new ArrayList<>();
        for (int path = layer.paths().size() - 1; path >= 0; path--) {
            List<Item> items = new ArrayList<>();
            for (long missing = layer.paths().get(path); missing > 0; ) {
                Item last = chain.remove(chain.size() - 1);
                items.add(0, last);
                missing -= last.flatten().count();
            }
            paths.add(0, List.copyOf(items));
        }
        return paths;
    }

    /** {@return the layers of its paths and then its own} */
    public Stream<Layer> flatten() {
        return Stream.concat(paths.stream().flatMap(List::stream).flatMap(Item::flatten), Stream.of(layer));
    }

    /**
     * {@return whether its layer is of a kind}
     *
     * @param kind as the table has it
     */
    public boolean is(String kind) {
        return layer.kind().equals(kind);
    }
}
