/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.runtime.vertices.Geometry;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
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
    private final Channels channels;
    private final MapFormat most;
    private final MapFormat few;

    /**
     * @param isFast whether oneDNN computes a vertex
     * @param type the type of the maps
     * @param prefersBlocks whether the processor is faster with channels in blocks
     */
    LayoutChoice(
            GraphVertex[] vertices,
            Channels channels,
            Predicate<GraphVertex> isFast,
            DataType type,
            boolean prefersBlocks) {
        this.vertices = vertices;
        this.channels = channels;
        boolean inBlocks = prefersBlocks && fillBlocks(isFast);
        most = new MapFormat(inBlocks ? Layout.BLOCKED : Layout.CHANNELS_LAST, type);
        few = new MapFormat(inBlocks ? Layout.CHANNELS_FIRST : Layout.CHANNELS_LAST, type);
    }

    private boolean fillBlocks(Predicate<GraphVertex> isFast) {
        List<GraphVertex> convolutions =
                Arrays.stream(vertices).filter(Supported::isConvolution).toList();
        boolean imagesAreConvolved = Arrays.stream(vertices)
                .filter(isFast)
                .filter(this::readsImages)
                .allMatch(vertex -> Supported.isConvolution(vertex) && channels.fillBlocks(vertex));
        return imagesAreConvolved
                && convolutions.stream().anyMatch(channels::fillBlocks)
                && convolutions.stream().noneMatch(Supported::hasGroups)
                && convolutions.stream()
                        .allMatch(vertex -> channels.fillBlocks(vertex) || channels.of(vertex) < Layout.BLOCK);
    }

    /** The format that most vertices compute in. */
    MapFormat ofMost() {
        return most;
    }

    /** The format that a vertex computes in. */
    MapFormat of(GraphVertex vertex) {
        boolean fills = channels.fillBlocks(vertex)
                && (readsImages(vertex) || inputs(vertex).stream().anyMatch(channels::fillBlocks));
        return fills && !isSlowInBlocks(vertex) ? most : few;
    }

    /** In blocks, oneDNN 2.5.2 has its reference code only for windows that reach further over an edge: a hundred times as slow. */
    private static boolean isSlowInBlocks(GraphVertex vertex) {
        if (!Supported.isConvolution(vertex)) {
            return false;
        }
        Geometry geometry =
                Geometry.of((ConvolutionLayer) vertex.getLayer().conf().getLayer());
        return IntStream.of(0, 1).anyMatch(axis -> reach(geometry, axis) > FARTHEST);
    }

    private static int reach(Geometry geometry, int axis) {
        return geometry.mode() == ConvolutionMode.Same
                ? (geometry.kernel()[axis] - 1) * geometry.dilation()[axis] / 2
                : geometry.padding()[axis];
    }

    /** The format in which a vertex reads what it takes. */
    MapFormat read(GraphVertex vertex) {
        return readsImages(vertex) ? few : of(vertex);
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
