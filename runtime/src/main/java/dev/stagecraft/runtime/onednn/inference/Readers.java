/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/** Which layers of a network take the result of which. */
final class Readers {
    private final Map<String, List<String>> readers = new HashMap<>();

    Readers(ComputationGraphConfiguration network) {
        network.getVertexInputs().forEach((reader, inputs) -> inputs.forEach(input -> add(input, reader)));
        // Whoever runs the network takes this.
        network.getNetworkOutputs().forEach(output -> add(output, ""));
    }

    private void add(String layer, String reader) {
        readers.computeIfAbsent(layer, name -> new ArrayList<>()).add(reader);
    }

    /** How often a layer's result is taken. */
    int of(String layer) {
        return readers.getOrDefault(layer, List.of()).size();
    }

    /** The layer that takes a layer's result, if it is one. */
    Optional<String> only(String layer) {
        List<String> all = readers.getOrDefault(layer, List.of());
        return all.size() == 1 && !all.get(0).isEmpty() ? Optional.of(all.get(0)) : Optional.empty();
    }
}
