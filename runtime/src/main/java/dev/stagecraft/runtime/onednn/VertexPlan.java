/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.runtime.vertices.PlainLayers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.VertexIndices;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.layers.pooling.GlobalPoolingLayer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Which vertices of a network oneDNN computes, and in which format each hands its maps on: in the one that it computes in where
 * all that read them are computed by oneDNN too.
 */
final class VertexPlan {
    private final GraphVertex[] vertices;
    private final Supported supported;
    private final LayoutChoice layouts;
    private final boolean[] fast;
    private final int[] steps;
    private final Absorption absorption;
    private final Set<String> asComputed = new HashSet<>();

    /** @param type the type of the maps that it computes */
    VertexPlan(ComputationGraph network, DataType type) {
        vertices = network.getVertices().clone();
        fast = new boolean[vertices.length];
        steps = new int[vertices.length];
        Channels channels = new Channels(network);
        supported = new Supported(network, channels);
        int step = 0;
        for (int index : network.topologicalSortOrder()) {
            GraphVertex vertex = vertices[index];
            steps[index] = step++;
            fast[index] = supported.isSupported(vertex)
                    && (Supported.isOfMaps(vertex) || inputs(vertex).stream().allMatch(this::givesMaps));
        }
        layouts = new LayoutChoice(vertices, channels, this::isFast, type, OneDnn.prefersBlocks());
        absorption = new Absorption(vertices, this::isFast, supported::isSum);
        for (GraphVertex vertex : vertices) {
            boolean isComputedAsMost = isFast(vertex) && layouts.of(vertex).equals(layouts.ofMost());
            if (isComputedAsMost && !vertex.isOutputVertex() && onlyFastRead(vertex)) {
                asComputed.add(vertex.getVertexName());
            }
        }
    }

    /** The format that oneDNN computes in, but for a few vertices. */
    MapFormat computes() {
        return layouts.ofMost();
    }

    private boolean isFast(GraphVertex vertex) {
        return fast[vertex.getVertexIndex()];
    }

    /** Whether a vertex hands its maps on in that format. */
    boolean handsOnAsComputed(String vertex) {
        return asComputed.contains(absorption.computedBy(vertex));
    }

    /** The vertices that stand for others. */
    List<GraphVertex> replacements(ComputationGraph network) {
        List<GraphVertex> replacements = new ArrayList<>();
        for (GraphVertex vertex : vertices) {
            if (isFast(vertex)) {
                replacements.add(replacement(network, vertex));
            }
        }
        return replacements;
    }

    private GraphVertex replacement(ComputationGraph network, GraphVertex vertex) {
        MapFormat computes = layouts.of(vertex);
        MapFormat out = format(vertex);
        List<GraphVertex> inputs = inputs(vertex);
        if (!(vertex instanceof LayerVertex layer)) {
            List<MapFormat> in = inputs.stream().map(this::format).toList();
            return supported.isSum(vertex)
                    ? new AddVertex(
                            network, vertex, in, computes, out, absorption.absorbs(vertex), mayShareGradient(vertex))
                    : new ScaleVertex(network, vertex, in.get(0), in.get(1), computes, out, scale(vertex, computes));
        }
        if (absorption.isAbsorbed(vertex)) {
            return new AbsorbedVertex(network, layer);
        }
        GraphVertex input = inputs.get(0);
        boolean isFirst = input.isInputVertex() && input.getOutputVertices().length == 1;
        VertexFormats formats = new VertexFormats(format(input), layouts.read(vertex), computes, out);
        if (layer.getLayer() instanceof ConvolutionLayer) {
            return new ConvolutionVertex(network, layer, formats, isFirst);
        }
        if (layer.getLayer() instanceof BatchNormalization) {
            return new NormalizationVertex(network, layer, formats, absorption.absorbs(vertex));
        }
        if (layer.getLayer() instanceof ActivationLayer) {
            return new RectifierVertex(network, layer, formats);
        }
        if (layer.getLayer() instanceof GlobalPoolingLayer) {
            return new GlobalPoolingVertex(network, layer, formats);
        }
        if (PlainLayers.isChannelGate(layer.getLayer())) {
            return new GateVertex(network, layer, formats);
        }
        return new PoolingVertex(network, layer, formats);
    }

    private MapScale scale(GraphVertex product, MapFormat computes) {
        return supported.isSpatialGate(product) ? MapScale.ofPixels(computes) : MapScale.ofChannels(computes);
    }

    /**
     * Whether both inputs of a sum may be given the same array as their gradient: Deeplearning4j adds the gradients of an input's
     * other readers to it, so each must have used it before any of the other's readers comes, backwards.
     */
    private boolean mayShareGradient(GraphVertex sum) {
        List<GraphVertex> inputs = inputs(sum);
        GraphVertex first = inputs.get(0);
        GraphVertex second = inputs.get(1);
        return isFast(first) && isFast(second) && isUsedBefore(first, second, sum) && isUsedBefore(second, first, sum);
    }

    private boolean isUsedBefore(GraphVertex vertex, GraphVertex added, GraphVertex sum) {
        return Arrays.stream(added.getOutputVertices())
                .map(VertexIndices::getVertexIndex)
                .filter(reader -> reader != sum.getVertexIndex())
                .allMatch(reader -> steps[reader] < steps[vertex.getVertexIndex()]);
    }

    private MapFormat format(GraphVertex vertex) {
        return handsOnAsComputed(vertex.getVertexName()) ? layouts.ofMost() : MapFormat.STOCK;
    }

    private boolean onlyFastRead(GraphVertex vertex) {
        return Arrays.stream(vertex.getOutputVertices()).allMatch(reader -> fast[reader.getVertexIndex()]);
    }

    /** Only what is known to: a network's input is of maps where something that takes nothing else reads it as it is. */
    private boolean givesMaps(GraphVertex vertex) {
        if (vertex.isInputVertex()) {
            return Arrays.stream(vertex.getOutputVertices())
                    .map(reader -> vertices[reader.getVertexIndex()])
                    .anyMatch(reader -> Supported.isOfMaps(reader) && supported.isSupported(reader));
        }
        if (vertex.hasLayer() && vertex.getLayer() instanceof GlobalPoolingLayer) {
            return isFast(vertex) && !isCollapsed(vertex);
        }
        boolean keepsShape = vertex.hasLayer() && vertex.getLayer() instanceof ActivationLayer;
        return isFast(vertex)
                || Supported.isOfMaps(vertex)
                || Supported.isMapLayer(vertex)
                || keepsShape && inputs(vertex).stream().allMatch(this::givesMaps);
    }

    private static boolean isCollapsed(GraphVertex globalPool) {
        return ((org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer)
                        globalPool.getLayer().conf().getLayer())
                .isCollapseDimensions();
    }

    private List<GraphVertex> inputs(GraphVertex vertex) {
        VertexIndices[] inputs = vertex.getInputVertices();
        return inputs == null
                ? List.of()
                : Arrays.stream(inputs)
                        .map(input -> vertices[input.getVertexIndex()])
                        .toList();
    }
}
