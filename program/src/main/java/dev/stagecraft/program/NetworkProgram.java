/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A network of one input, as a list of operations.
 *
 * @param nodes in an order in which each comes behind what it reads; the {@linkplain Site#id() id} of each is its place in the list, and the first is
 *     the images
 * @param results the ids of the nodes whose values the network gives
 * @param length how many numbers its parameters are, all in one flat array
 */
public record NetworkProgram(List<Node> nodes, List<Integer> results, long length) {
    /**
     * Copies the lists.
     *
     * @param nodes in an order in which each comes behind what it reads; the {@linkplain Site#id() id} of each is its place in the list, and the first is
     *     the images
     * @param results the ids of the nodes whose values the network gives
     * @param length how many numbers its parameters are, all in one flat array
     * @throws IllegalArgumentException if a node has another id than its place, or reads what does not come before it
     */
    public NetworkProgram {
        nodes = List.copyOf(nodes);
        results = List.copyOf(results);
        for (int id = 0; id < nodes.size(); id++) {
            Site site = nodes.get(id).site();
            int place = id;
            if (site.id() != place || site.inputs().stream().anyMatch(input -> input < 0 || input >= place)) {
                throw new IllegalArgumentException(site + " is at place " + place + " of a program.");
            }
        }
    }

    /**
     * {@return a node}
     *
     * @param id its id
     */
    public Node node(int id) {
        return nodes.get(id);
    }

    /**
     * {@return the node whose value is what a layer gives} A layer that flattens or drops what it reads has nodes of the same name before it.
     *
     * @param layer the layer's name
     * @throws IllegalArgumentException if there is no such layer
     */
    public Node layer(String layer) {
        return find(layer).orElseThrow(() -> new IllegalArgumentException("The network has no layer " + layer + "."));
    }

    /**
     * {@return the node whose value is what a layer gives, if there is such a layer}
     *
     * @param layer the layer's name
     */
    public Optional<Node> find(String layer) {
        Optional<Node> last = Optional.empty();
        for (Node node : nodes) {
            if (node.site().layer().equals(layer)) {
                last = Optional.of(node);
            }
        }
        return last;
    }

    /** {@return the nodes that read each node's value, by its id; twice where one reads it twice} */
    public List<List<Integer>> readers() {
        List<List<Integer>> readers = new ArrayList<>();
        for (Node node : nodes) {
            readers.add(new ArrayList<>());
            node.site()
                    .inputs()
                    .forEach(input -> readers.get(input).add(node.site().id()));
        }
        return readers;
    }

    /** {@return all parameters, node by node} */
    public List<ParameterTensor> tensors() {
        return nodes.stream().flatMap(node -> node.tensors().stream()).toList();
    }

    /** {@return how many classes the network tells apart, if what it gives is a dense layer's} */
    public OptionalLong classes() {
        return results.size() == 1 && node(results.get(0)) instanceof Node.Dense dense
                ? OptionalLong.of(dense.out())
                : OptionalLong.empty();
    }

    /** {@return how many channels an image has, if a layer tells} */
    public OptionalLong imageChannels() {
        Site images = nodes.get(0).site();
        return images.extent() == Extent.MAPS && images.channels() > 0
                ? OptionalLong.of(images.channels())
                : OptionalLong.empty();
    }

    /** {@return whether only images of one height and width fit: those that give the map of which a dense layer takes all} */
    public boolean bindsImageSize() {
        return nodes.stream().anyMatch(Node.Flattening.class::isInstance);
    }

    /** {@return the nodes of each layer, by its name and in their order} */
    public Map<String, List<Node>> byLayer() {
        Map<String, List<Node>> layers = new HashMap<>();
        nodes.forEach(node -> layers.computeIfAbsent(node.site().layer(), name -> new ArrayList<>())
                .add(node));
        return layers;
    }

    /**
     * {@return what a node reads}
     *
     * @param node one of this program
     */
    public Stream<Node> inputs(Node node) {
        return node.site().inputs().stream().map(this::node);
    }
}
