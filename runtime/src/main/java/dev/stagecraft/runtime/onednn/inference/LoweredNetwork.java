/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.Resource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained network as a list of operations, for images of any size.
 *
 * @param nodes by number, in the order in which they are computed
 * @param results the nodes whose results are the network's
 */
record LoweredNetwork(Map<Integer, Computation> nodes, List<Integer> results) implements Resource {
    /** The number under which nodes find the images. */
    static final int IMAGES = -1;

    LoweredNetwork {
        nodes = new LinkedHashMap<>(nodes);
        results = List.copyOf(results);
    }

    /** By node, the position of the last that takes its result. */
    Map<Integer, Integer> lastReaders() {
        Map<Integer, Integer> last = new HashMap<>();
        int position = 0;
        for (Map.Entry<Integer, Computation> node : nodes.entrySet()) {
            // What nobody takes is done with at once.
            last.put(node.getKey(), position);
            for (int input : node.getValue().inputs()) {
                last.put(input, position);
            }
            position++;
        }
        for (int result : results) {
            last.put(result, position);
        }
        return last;
    }

    @Override
    public void close() {
        nodes.values().forEach(node -> node.operation().close());
    }
}
