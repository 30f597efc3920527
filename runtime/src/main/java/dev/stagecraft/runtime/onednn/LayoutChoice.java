/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Geometry;
import dev.stagecraft.program.Node;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The layout that oneDNN computes a network's vertices in: in blocks of channels, where the processor prefers that and all channels
 * fill them but those of images and of convolutions of a few filters, such as CBAM's of one; otherwise with channels last. What has groups
 * is computed faster with channels last.
 */
final class LayoutChoice {
    /** How many pixels over the edge. */
    private static final int FARTHEST = 3;

    private final GraphVertex[] vertices;
    private final VertexNodes nodes;
    private final MapFormat most;
    private final MapFormat few;
    private final MapFormat channelsLast;

    /**
     * @param isFast whether oneDNN computes a vertex
     * @param type the type of the maps
     * @param prefersBlocks whether the processor is faster with channels in blocks
     */
    LayoutChoice(
            GraphVertex[] vertices,
            VertexNodes nodes,
            Predicate<GraphVertex> isFast,
            DataType type,
            boolean prefersBlocks) {
        this.vertices = vertices;
        this.nodes = nodes;
        boolean inBlocks = prefersBlocks && fillBlocks(isFast);
        most = new MapFormat(inBlocks ? MapLayout.BLOCKED : MapLayout.CHANNELS_LAST, type);
        few = new MapFormat(inBlocks ? MapLayout.CHANNELS_FIRST : MapLayout.CHANNELS_LAST, type);
        channelsLast = new MapFormat(MapLayout.CHANNELS_LAST, type);
    }

    private boolean fillBlocks(Predicate<GraphVertex> isFast) {
        List<GraphVertex> convolutions = Arrays.stream(vertices)
                .filter(vertex -> nodes.convolution(vertex).isPresent())
                .toList();
        boolean imagesAreConvolved = Arrays.stream(vertices)
                .filter(isFast)
                .filter(this::readsImages)
                .allMatch(vertex -> nodes.convolution(vertex).isPresent() && nodes.fillBlocks(vertex));
        return imagesAreConvolved
                && convolutions.stream().anyMatch(nodes::fillBlocks)
                && convolutions.stream().noneMatch(this::hasGroups)
                && convolutions.stream()
                        .allMatch(vertex ->
                                nodes.fillBlocks(vertex) || nodes.given(vertex).channels() < MapLayout.BLOCK);
    }

    private boolean hasGroups(GraphVertex convolution) {
        return nodes.convolution(convolution).orElseThrow().groups() > 1;
    }

    /** The format that most vertices compute in. */
    MapFormat ofMost() {
        return most;
    }

    /** The format that a vertex computes in. */
    MapFormat of(GraphVertex vertex) {
        if (needsChannelsLast(vertex)) {
            return channelsLast;
        }
        boolean fills = nodes.fillBlocks(vertex)
                && (readsImages(vertex) || inputs(vertex).stream().anyMatch(nodes::fillBlocks));
        return fills && !isSlowInBlocks(vertex) ? most : few;
    }

    /**
     * In blocks, oneDNN 3.11 has its reference code only for windows that reach further over an edge, and for the gradient of a dilated kernel's weight:
     * a hundred times as slow.
     */
    private boolean isSlowInBlocks(GraphVertex vertex) {
        return nodes.convolution(vertex)
                .map(Node.Convolution::geometry)
                .filter(geometry -> Stream.of(geometry.rows(), geometry.columns())
                        .anyMatch(axis -> reach(geometry, axis) > FARTHEST || axis.dilation() > 1))
                .isPresent();
    }

    private static long reach(Geometry geometry, Geometry.Axis axis) {
        return geometry.padding() == Geometry.Padding.SAME ? (axis.extent() - 1) / 2 : axis.padding();
    }

    /** Over channels that do not lie together oneDNN 3.11 has its reference code only: fifty times as slow. An outer product is one of matrices so. */
    private boolean needsChannelsLast(GraphVertex vertex) {
        return nodes.only(vertex)
                .filter(node -> node instanceof Node.ChannelStatistics
                        || node instanceof Node.Product && new Supported(nodes.program()).isOuterProduct(node))
                .isPresent();
    }

    /** The format in which a vertex reads what it takes. */
    MapFormat read(GraphVertex vertex) {
        return readsImages(vertex) && !needsChannelsLast(vertex) ? few : of(vertex);
    }

    private boolean readsImages(GraphVertex vertex) {
        return inputs(vertex).stream().anyMatch(GraphVertex::isInputVertex);
    }

    private List<GraphVertex> inputs(GraphVertex vertex) {
        return vertex.isInputVertex()
                ? List.of()
                : Arrays.stream(vertex.getInputVertices())
                        .map(input -> vertices[input.getVertexIndex()])
                        .toList();
    }
}
