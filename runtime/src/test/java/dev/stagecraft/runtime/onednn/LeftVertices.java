/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;

/** What oneDNN does not compute of a network. */
final class LeftVertices {
    private LeftVertices() {}

    /** The names of those that neither hold primitives of oneDNN nor are computed by one that does, in their order. */
    static List<String> of(ComputationGraph network) {
        return Arrays.stream(network.getVertices())
                .filter(vertex -> !(vertex instanceof Resource || vertex instanceof AbsorbedVertex))
                .map(GraphVertex::getVertexName)
                .toList();
    }
}
