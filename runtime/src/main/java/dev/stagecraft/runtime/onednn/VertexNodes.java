/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.Site;
import dev.stagecraft.runtime.reader.GraphReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;

/** What the vertices of a network compute. */
record VertexNodes(NetworkProgram program, Map<String, List<Node>> nodes) {
    static VertexNodes of(ComputationGraph network) {
        NetworkProgram program = GraphReader.read(network);
        return new VertexNodes(program, program.byLayer());
    }

    /** What a vertex computes, if that is one operation. */
    Optional<Node> only(GraphVertex vertex) {
        List<Node> all = nodes.get(vertex.getVertexName());
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** What a vertex gives. */
    Site given(GraphVertex vertex) {
        List<Node> all = nodes.get(vertex.getVertexName());
        return all.get(all.size() - 1).site();
    }

    /** The convolution that a vertex is. */
    Optional<Node.Convolution> convolution(GraphVertex vertex) {
        return only(vertex).filter(Node.Convolution.class::isInstance).map(Node.Convolution.class::cast);
    }

    /** Whether the channels of what a vertex gives fill blocks of {@link MapLayout#BLOCKED}. */
    boolean fillBlocks(GraphVertex vertex) {
        long channels = given(vertex).channels();
        return channels > 0 && channels % MapLayout.BLOCK == 0;
    }
}
