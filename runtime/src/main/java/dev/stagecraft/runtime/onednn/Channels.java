/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeFeedForward;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;

/** How many channels the maps have that each vertex of a network gives, or how many values, where it gives vectors. */
final class Channels {
    /** Any in which windows fit: to know the channels, nobody needs the size. */
    private static final int SIDE = 64;

    private static final long UNKNOWN = -1;

    private final long[] given;

    Channels(ComputationGraph network) {
        GraphVertex[] vertices = network.getVertices();
        given = new long[vertices.length];
        for (int index : network.topologicalSortOrder()) {
            given[index] = given(network.getConfiguration(), vertices[index]);
        }
    }

    private long given(ComputationGraphConfiguration configuration, GraphVertex vertex) {
        if (vertex.isInputVertex()) {
            return UNKNOWN;
        }
        long taken = UNKNOWN;
        for (VertexIndices input : vertex.getInputVertices()) {
            taken = Math.max(taken, given[input.getVertexIndex()]);
        }
        if (vertex.hasLayer()) {
            return given(vertex.getLayer().conf().getLayer(), taken);
        }
        boolean keepsChannels = configuration.getVertices().get(vertex.getVertexName()) instanceof ElementWiseVertex;
        return keepsChannels ? taken : UNKNOWN;
    }

    private static long given(Layer layer, long taken) {
        if (layer instanceof FeedForwardLayer changing) {
            return changing.getNOut();
        }
        if (taken == UNKNOWN) {
            return UNKNOWN;
        }
        try {
            InputType given = layer.getOutputType(-1, InputType.convolutional(SIDE, SIDE, taken));
            if (given instanceof InputTypeConvolutional maps) {
                return maps.getChannels();
            }
            return given instanceof InputTypeFeedForward vector ? vector.getSize() : UNKNOWN;
        } catch (RuntimeException notOfSuchMaps) {
            return UNKNOWN;
        }
    }

    /** Of what a vertex gives; -1 if that is not known. */
    long of(GraphVertex vertex) {
        return given[vertex.getVertexIndex()];
    }

    /** Whether they fill blocks of {@link Layout#BLOCKED}. */
    boolean fillBlocks(GraphVertex vertex) {
        long channels = of(vertex);
        return channels > 0 && channels % Layout.BLOCK == 0;
    }
}
