/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.runtime.layers.EdgePadding;
import dev.stagecraft.runtime.layers.GroupedConvolution;
import dev.stagecraft.runtime.layers.MapLayer;
import dev.stagecraft.runtime.vertices.PlainLayers;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.ActivationLayer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.layers.pooling.GlobalPoolingLayer;

/** Which vertices oneDNN computes as Deeplearning4j does, if what they take are maps. */
final class Supported {
    private final ComputationGraph network;
    private final Channels channels;

    Supported(ComputationGraph network, Channels channels) {
        this.network = network;
        this.channels = channels;
    }

    boolean isSupported(GraphVertex vertex) {
        if (vertex.getClass() == LayerVertex.class) {
            LayerVertex layer = (LayerVertex) vertex;
            return layer.getLayerPreProcessor() == null
                    && layer.getLayer().conf().getLayer().getIDropout() == null
                    && isSupported(layer.getLayer());
        }
        return isSum(vertex) && !comesOfGlobalPool(vertex, 0) && !comesOfGlobalPool(vertex, 1)
                || isElementWise(vertex, ElementWiseVertex.Op.Product)
                        && !comesOfGlobalPool(vertex, 0)
                        && (isChannelGate(vertex) || isSpatialGate(vertex));
    }

    /** Whether a product's second input is a number for each channel, of as many as the first. */
    private boolean isChannelGate(GraphVertex product) {
        return comesOfGlobalPool(product, 1) && channels.of(input(product, 0)) == channels.of(input(product, 1));
    }

    /** Whether a product's second input is a number for each pixel. */
    boolean isSpatialGate(GraphVertex product) {
        return channels.of(input(product, 1)) == 1
                && !comesOfGlobalPool(product, 1)
                && channels.of(input(product, 0)) > 1;
    }

    /** Whether it adds two inputs. */
    boolean isSum(GraphVertex vertex) {
        return isElementWise(vertex, ElementWiseVertex.Op.Add);
    }

    private boolean isElementWise(GraphVertex vertex, ElementWiseVertex.Op operation) {
        return network.getConfiguration().getVertices().get(vertex.getVertexName()) instanceof ElementWiseVertex two
                && two.getOp() == operation
                && vertex.getNumInputArrays() == 2;
    }

    /** Whether an input is a number for each channel, which comes of a global pool by layers that keep its size. */
    private boolean comesOfGlobalPool(GraphVertex reader, int input) {
        GraphVertex vertex = input(reader, input);
        while (vertex.hasLayer()) {
            if (vertex.getLayer() instanceof GlobalPoolingLayer) {
                return true;
            }
            boolean keepsSize = isMapLayer(vertex) && !(configuration(vertex) instanceof EdgePadding)
                    || vertex.getLayer() instanceof ActivationLayer
                    || vertex.getLayer() instanceof BatchNormalization
                    || vertex.getLayer() instanceof ConvolutionLayer;
            if (!keepsSize) {
                return false;
            }
            vertex = input(vertex, 0);
        }
        return false;
    }

    private GraphVertex input(GraphVertex reader, int input) {
        return network.getVertices()[reader.getInputVertices()[input].getVertexIndex()];
    }

    /** Whether it takes maps {@code [N, C, H, W]} and nothing else, whoever computes it. */
    static boolean isOfMaps(GraphVertex vertex) {
        if (isConvolution(vertex)) {
            return ((org.deeplearning4j.nn.conf.layers.ConvolutionLayer) configuration(vertex)).getCnn2dDataFormat()
                    == CNN2DFormat.NCHW;
        }
        return vertex.hasLayer()
                && vertex.getLayer().getClass() == SubsamplingLayer.class
                && ((org.deeplearning4j.nn.conf.layers.SubsamplingLayer) configuration(vertex)).getCnn2dDataFormat()
                        == CNN2DFormat.NCHW;
    }

    /** Whether it is a layer of ours that takes maps and gives maps. */
    static boolean isMapLayer(GraphVertex vertex) {
        return vertex.hasLayer() && configuration(vertex) instanceof MapLayer;
    }

    /** Whether it is a convolution of maps, of groups of channels or of all. */
    static boolean isConvolution(GraphVertex vertex) {
        return vertex.hasLayer()
                && (vertex.getLayer().getClass() == ConvolutionLayer.class
                        || PlainLayers.isGroupedConvolution(configuration(vertex)));
    }

    /** Whether a convolution has groups of channels. */
    static boolean hasGroups(GraphVertex convolution) {
        return configuration(convolution) instanceof GroupedConvolution grouped && grouped.getGroups() > 1;
    }

    private static Layer configuration(GraphVertex vertex) {
        return vertex.getLayer().conf().getLayer();
    }

    private static boolean isSupported(org.deeplearning4j.nn.api.Layer layer) {
        if (layer.getClass() == ActivationLayer.class) {
            return PlainLayers.isRectifier(((org.deeplearning4j.nn.conf.layers.ActivationLayer)
                            layer.conf().getLayer())
                    .getActivationFn());
        }
        if (layer.getClass() == GlobalPoolingLayer.class) {
            var pool = (org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer)
                    layer.conf().getLayer();
            return pool.getPoolingType() == PoolingType.AVG && pool.getPoolingDimensions() == null;
        }
        if (PlainLayers.isNormalization(layer)) {
            return !((org.deeplearning4j.nn.conf.layers.BatchNormalization)
                            layer.conf().getLayer())
                    .isLockGammaBeta();
        }
        return PlainLayers.isConvolution(layer) && !isMiscomputed(layer)
                || PlainLayers.isGroupedConvolution(layer) && !(isOfOneGroup(layer) && isMiscomputed(layer))
                || PlainLayers.isChannelGate(layer)
                || PlainLayers.isPool(layer);
    }

    private static boolean isOfOneGroup(org.deeplearning4j.nn.api.Layer layer) {
        return ((GroupedConvolution) layer.conf().getLayer()).getGroups() == 1;
    }

    /**
     * Whether oneDNN 2.5.2 gives a convolution wrong gradients: for a 1x1 that skips pixels of fewer than eight channels its AVX2 kernel reads
     * memory that nobody wrote. Other channels that do not fill blocks of eight go the same way.
     */
    private static boolean isMiscomputed(org.deeplearning4j.nn.api.Layer layer) {
        var convolution = (org.deeplearning4j.nn.conf.layers.ConvolutionLayer)
                layer.conf().getLayer();
        boolean skipsPixels = IntStream.of(convolution.getStride()).anyMatch(stride -> stride > 1);
        boolean isPointwise = IntStream.of(convolution.getKernelSize()).allMatch(size -> size == 1);
        return isPointwise && skipsPixels && convolution.getNIn() % Layout.BLOCK != 0;
    }
}
