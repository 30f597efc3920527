/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.reader.Unfrozen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Networks that give the maps of stages, made of networks that do not.
 *
 * <pre>{@code
 * ComputationGraph trunk = FeatureNetworks.of(classifier, ResNet50Network.LAYER2, ResNet50Network.LAYER3, ResNet50Network.LAYER4);
 * try (InferenceNetwork network = InferenceNetwork.of(trunk)) {
 *     List<INDArray> maps = network.features(images);
 * }
 * }</pre>
 */
public final class FeatureNetworks {
    private FeatureNetworks() {}

    /**
     * {@return a network that gives the maps of some stages of another one, with its weights as they are now, computed by the same library in the same
     * precision} What none of these maps needs, such as the head, is left out.
     *
     * @param network of the definition that the maps are of
     * @param maps in the order in which the network is to give them
     * @throws IllegalArgumentException if there are none, or the network has no layer of one
     */
    public static ComputationGraph of(ComputationGraph network, StageMap... maps) {
        return of(network, List.of(maps));
    }

    /**
     * {@return a network that gives the maps of some stages of another one, with its weights as they are now, computed by the same library in the same
     * precision} What none of these maps needs, such as the head, is left out.
     *
     * @param network of the definition that the maps are of
     * @param maps in the order in which the network is to give them
     * @throws IllegalArgumentException if there are none, or the network has no layer of one
     */
    public static ComputationGraph of(ComputationGraph network, List<StageMap> maps) {
        ComputationGraph part = Execution.network(part(network.getConfiguration(), maps), network);
        part.init();
        for (GraphVertex vertex : part.getVertices()) {
            if (vertex.hasLayer()) {
                copy(network, part, vertex.getVertexName());
            }
        }
        return part;
    }

    private static void copy(ComputationGraph from, ComputationGraph to, String layer) {
        Map<String, INDArray> values = Unfrozen.of(from.getLayer(layer)).paramTable();
        Unfrozen.of(to.getLayer(layer)).paramTable().forEach((name, parameter) -> parameter.assign(values.get(name)));
    }

    /** The configuration of what the maps need, which are its outputs. */
    static ComputationGraphConfiguration part(ComputationGraphConfiguration network, List<StageMap> maps) {
        if (maps.isEmpty()) {
            throw new IllegalArgumentException("No map is asked for; name one at least.");
        }
        Set<String> needed = new LinkedHashSet<>();
        for (StageMap map : maps) {
            if (!network.getVertices().containsKey(map.layer())) {
                throw new IllegalArgumentException("The network has no layer " + map.layer() + ", which would give "
                        + map.name() + "; name maps of its own definition.");
            }
            collect(network, map.layer(), needed);
        }
        ComputationGraphConfiguration part = network.clone();
        part.getVertices().keySet().retainAll(needed);
        part.getVertexInputs().keySet().retainAll(needed);
        part.setNetworkOutputs(
                new ArrayList<>(maps.stream().map(StageMap::layer).toList()));
        part.setTopologicalOrder(null);
        part.setTopologicalOrderStr(null);
        return part;
    }

    private static void collect(ComputationGraphConfiguration network, String layer, Set<String> needed) {
        // Without recursion: a network may have thousands of layers.
        ArrayDeque<String> open = new ArrayDeque<>(List.of(layer));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (network.getVertices().containsKey(next) && needed.add(next)) {
                open.addAll(network.getVertexInputs().get(next));
            }
        }
    }
}
