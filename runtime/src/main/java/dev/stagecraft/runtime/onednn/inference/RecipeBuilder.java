/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.inference.Node.Extent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recipe in the making. What follows a node that can do it at once becomes a part of that node. */
final class RecipeBuilder {
    private final Map<Integer, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> nodeOfLayer = new HashMap<>();
    private final Readers readers;

    RecipeBuilder(Readers readers) {
        this.readers = readers;
    }

    void images(String input) {
        nodeOfLayer.put(input, Recipe.IMAGES);
    }

    boolean isDone(String layer) {
        return nodeOfLayer.containsKey(layer);
    }

    Extent extent(String layer) {
        int node = nodeOfLayer.get(layer);
        return node == Recipe.IMAGES ? Extent.MAPS : nodes.get(node).extent();
    }

    /** The layer gives what its input gives. */
    void same(String layer, String input) {
        nodeOfLayer.put(layer, nodeOfLayer.get(input));
    }

    void add(String layer, Operation operation, Extent extent, List<String> inputs) {
        int number = nodes.size();
        nodes.put(
                number,
                new Node(layer, operation, inputs.stream().map(nodeOfLayer::get).toList(), extent));
        nodeOfLayer.put(layer, number);
    }

    /** Functions of one number, as post-ops of the node before where that can apply them. */
    void apply(String layer, List<PostOp> functions, String input) {
        int before = nodeOfLayer.get(input);
        if (functions.isEmpty()) {
            same(layer, input);
        } else if (isExclusive(input) && nodes.get(before).fusesAll(functions)) {
            nodes.compute(before, (number, node) -> node.then(functions));
            same(layer, input);
        } else {
            add(
                    layer,
                    new Elementwise(
                            functions.stream().map(PostOp.Function.class::cast).toList()),
                    extent(input),
                    List.of(input));
        }
    }

    /** An addition, as a post-op of the later of both nodes, or of the other one, where they can add. */
    void sum(String layer, List<String> inputs) {
        List<String> byOrder = new ArrayList<>(inputs);
        List<Integer> order = new ArrayList<>(nodes.keySet());
        byOrder.sort((a, b) -> Integer.compare(order.indexOf(nodeOfLayer.get(b)), order.indexOf(nodeOfLayer.get(a))));
        for (String adding : byOrder) {
            String other = inputs.get(inputs.get(0).equals(adding) ? 1 : 0);
            int number = nodeOfLayer.get(adding);
            boolean differ = number != nodeOfLayer.get(other);
            if (differ && isExclusive(adding) && nodes.get(number).fuses(new PostOp.Addition())) {
                // It has to come after both.
                Node node = nodes.remove(number);
                nodes.put(number, node.plus(nodeOfLayer.get(other)));
                same(layer, adding);
                return;
            }
        }
        add(layer, new Sum(), extent(inputs.get(0)), inputs);
    }

    /** Whether a node computes a layer, and no two others take its result. */
    private boolean isExclusive(String layer) {
        int node = nodeOfLayer.get(layer);
        return node != Recipe.IMAGES
                && nodeOfLayer.entrySet().stream()
                        .filter(entry -> entry.getValue() == node)
                        .allMatch(entry -> readers.of(entry.getKey()) <= 1);
    }

    Recipe recipe(List<String> outputs) {
        return new Recipe(nodes, outputs.stream().map(nodeOfLayer::get).toList());
    }

    void close() {
        nodes.values().forEach(node -> node.operation().close());
    }
}
