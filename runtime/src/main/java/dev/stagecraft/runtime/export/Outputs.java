/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.StageMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * What a file gives.
 *
 * @param classified the layer of the network's one output that is no map of a stage: it gives the probabilities
 * @param maps the other outputs by the layers that give them
 * @param unnamed those of them that are outputs of the network without being known as maps of stages, by their layers' names
 */
record Outputs(Optional<String> classified, Map<String, String> maps, List<String> unnamed) {
    /** A block's name: what ends in one is the trunk of something. */
    private static final Pattern BLOCK = Pattern.compile("layer\\d+\\.\\d+");

    /**
     * The network's own outputs, and the maps that are asked for besides.
     *
     * @throws IllegalArgumentException if the network has several inputs, no layer of a map, or a map is asked for twice
     */
    static Outputs of(ComputationGraph network, List<StageMap> features) {
        ComputationGraphConfiguration configuration = network.getConfiguration();
        int inputs = configuration.getNetworkInputs().size();
        if (inputs != 1) {
            throw new IllegalArgumentException(
                    "The network has " + inputs + " inputs; one that is exported must have one.");
        }
        Map<String, String> maps = new LinkedHashMap<>();
        for (StageMap map : features) {
            requireOf(configuration, map, maps);
            maps.put(map.layer(), map.name());
        }
        List<String> others = configuration.getNetworkOutputs().stream()
                .filter(layer -> !maps.containsKey(layer))
                .toList();
        if (others.size() == 1 && !BLOCK.matcher(others.get(0)).matches()) {
            return new Outputs(Optional.of(others.get(0)), maps, List.of());
        }
        others.forEach(layer -> maps.put(layer, layer));
        return new Outputs(Optional.empty(), maps, others);
    }

    private static void requireOf(ComputationGraphConfiguration network, StageMap map, Map<String, String> before) {
        if (!network.getVertices().containsKey(map.layer())) {
            throw new IllegalArgumentException("The network has no layer " + map.layer() + ", which would give "
                    + map.name() + "; name maps of its own definition.");
        }
        Set<String> taken = new HashSet<>(before.values());
        if (before.containsKey(map.layer()) || taken.contains(map.name())) {
            throw new IllegalArgumentException("The map of " + map.name() + " is asked for twice; name it once.");
        }
    }

    boolean has(String layer) {
        return maps.containsKey(layer) || classified.filter(layer::equals).isPresent();
    }
}
