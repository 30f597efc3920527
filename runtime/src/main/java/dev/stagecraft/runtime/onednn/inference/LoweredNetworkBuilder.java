/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.program.NetworkProgram;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lowered network in the making: computations by number, and which of them gives the value of which of a program's nodes. What follows a computation
 * that can do it at once becomes a part of it.
 */
final class LoweredNetworkBuilder {
    private final Map<Integer, Computation> computations = new LinkedHashMap<>();
    private final Map<Integer, Integer> computedBy = new HashMap<>();
    private final List<List<Integer>> readers;
    private final List<Integer> results;

    LoweredNetworkBuilder(NetworkProgram program) {
        readers = program.readers();
        results = program.results();
        computedBy.put(0, LoweredNetwork.IMAGES);
    }

    boolean isDone(int node) {
        return computedBy.containsKey(node);
    }

    /** The computation that gives a node's value. */
    int of(int node) {
        return computedBy.get(node);
    }

    /** A node's value is what a computation gives. */
    void give(int node, int computation) {
        computedBy.put(node, computation);
    }

    /** The node that alone takes a node's value, if there is one. */
    Optional<Integer> onlyReader(int node) {
        return taken(node) == 1 ? readers.get(node).stream().findFirst() : Optional.empty();
    }

    /** How often a node's value is taken; whoever runs the network takes results. */
    private int taken(int node) {
        return readers.get(node).size() + Collections.frequency(results, node);
    }

    /** @return the number of the computation */
    int add(String layer, Operation operation, Integer... inputs) {
        int number = computations.size();
        computations.put(number, new Computation(layer, operation, List.of(inputs)));
        return number;
    }

    /**
     * Functions of one number, as post-ops of the computation before where that can apply them.
     *
     * @return the number of the computation that gives the result
     */
    int apply(String layer, List<PostOp> functions, int before) {
        if (functions.isEmpty()) {
            return before;
        }
        if (isExclusive(before) && computations.get(before).fusesAll(functions)) {
            computations.compute(before, (number, computation) -> computation.then(functions));
            return before;
        }
        return add(
                layer,
                new LoneFunction(
                        functions.stream().map(PostOp.Function.class::cast).toList()),
                before);
    }

    /**
     * An addition, as a post-op of the later of both computations, or of the other one, where they can add.
     *
     * @return the number of the computation that gives the result
     */
    int sum(String layer, int first, int second) {
        List<Integer> order = new ArrayList<>(computations.keySet());
        List<Integer> byOrder = new ArrayList<>(List.of(first, second));
        byOrder.sort(Collections.reverseOrder((a, b) -> Integer.compare(order.indexOf(a), order.indexOf(b))));
        for (int adding : byOrder) {
            int other = adding == first ? second : first;
            boolean adds = first != second
                    && isExclusive(adding)
                    && computations.get(adding).fuses(new PostOp.Addition());
            if (adds) {
                // It has to come after both.
                Computation computation = computations.remove(adding);
                computations.put(adding, computation.plus(other));
                return adding;
            }
        }
        return add(layer, new Sum(), first, second);
    }

    /** Whether no two nodes take a computation's result. */
    private boolean isExclusive(int computation) {
        return computation != LoweredNetwork.IMAGES
                && computedBy.entrySet().stream()
                        .filter(entry -> entry.getValue() == computation)
                        .allMatch(entry -> taken(entry.getKey()) <= 1);
    }

    LoweredNetwork lowered() {
        return new LoweredNetwork(
                computations, results.stream().map(computedBy::get).toList());
    }

    /** Frees what the computations hold. */
    void close() {
        computations.values().forEach(computation -> computation.operation().close());
    }
}
