/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;

/**
 * Which activations the vertex before them computes along with its own work: those behind a normalization or a sum that nobody
 * else reads.
 */
final class Absorption {
    private final GraphVertex[] vertices;
    private final Map<String, GraphVertex> absorbers = new HashMap<>();
    private final Map<String, GraphVertex> absorbed = new HashMap<>();

    private Absorption(GraphVertex[] vertices) {
        this.vertices = vertices;
    }

    /**
     * Connects what read these activations to what computes them.
     *
     * @param isFast whether oneDNN computes a vertex
     * @param isRectifier whether a vertex is a ReLU
     * @param absorbs whether a vertex is of a kind that can compute an activation too
     */
    static Absorption connect(
            GraphVertex[] vertices,
            Predicate<GraphVertex> isFast,
            Predicate<GraphVertex> isRectifier,
            Predicate<GraphVertex> absorbs) {
        Absorption absorption = new Absorption(vertices);
        for (GraphVertex vertex : vertices) {
            if (isFast.test(vertex) && isRectifier.test(vertex)) {
                GraphVertex before = vertices[vertex.getInputVertices()[0].getVertexIndex()];
                boolean isRead = vertex.getNumOutputConnections() > 0 && !vertex.isOutputVertex();
                boolean canAbsorb = isFast.test(before)
                        && before.getNumOutputConnections() == 1
                        && !before.isOutputVertex()
                        && absorbs.test(before);
                if (isRead && canAbsorb) {
                    absorption.connect(vertex, before);
                }
            }
        }
        return absorption;
    }

    private void connect(GraphVertex activation, GraphVertex absorber) {
        absorbers.put(activation.getVertexName(), absorber);
        absorbed.put(absorber.getVertexName(), activation);
        for (VertexIndices reader : activation.getOutputVertices()) {
            GraphVertex vertex = vertices[reader.getVertexIndex()];
            vertex.setInputVertices(Arrays.stream(vertex.getInputVertices())
                    .map(input -> input.getVertexIndex() == activation.getVertexIndex()
                            ? new VertexIndices(absorber.getVertexIndex(), input.getVertexEdgeNumber())
                            : input)
                    .toArray(VertexIndices[]::new));
        }
        absorber.setOutputVertices(Stream.concat(
                        Arrays.stream(absorber.getOutputVertices()), Arrays.stream(activation.getOutputVertices()))
                .toArray(VertexIndices[]::new));
    }

    /** Whether a vertex computes the activation behind it. */
    boolean absorbs(GraphVertex vertex) {
        return absorbed.containsKey(vertex.getVertexName());
    }

    /** Whether the vertex before it computes an activation. */
    boolean isAbsorbed(GraphVertex vertex) {
        return absorbers.containsKey(vertex.getVertexName());
    }

    /** What computes a vertex of this name: the vertex before it, or itself. */
    String computedBy(String vertex) {
        return absorbers.containsKey(vertex) ? absorbers.get(vertex).getVertexName() : vertex;
    }
}
