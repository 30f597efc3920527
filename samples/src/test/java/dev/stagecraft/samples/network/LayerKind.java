/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.network;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** What tells one layer from another for who writes it: all but its sizes and names. */
record LayerKind(String type, List<?> settings) {
    static Set<LayerKind> of(ComputationGraphConfiguration network) {
        return network.getVertices().values().stream().map(LayerKind::of).collect(Collectors.toSet());
    }

    private static LayerKind of(GraphVertex vertex) {
        if (vertex instanceof LayerVertex layer) {
            LayerKind kind = of(layer.getLayerConf().getLayer());
            return layer.getPreProcessor() == null
                    ? kind
                    : new LayerKind(
                            layer.getPreProcessor().getClass().getSimpleName() + " " + kind.type, kind.settings);
        }
        return new LayerKind("vertex", List.of(((ElementWiseVertex) vertex).getOp()));
    }

    private static LayerKind of(Layer layer) {
        return new LayerKind(layer.getClass().getSimpleName(), settings(layer));
    }

    private static List<?> settings(Layer layer) {
        if (layer instanceof ConvolutionLayer convolution) {
            return List.of(
                    Arrays.toString(convolution.getKernelSize()),
                    Arrays.toString(convolution.getStride()),
                    Arrays.toString(convolution.getPadding()),
                    Arrays.toString(convolution.getDilation()),
                    convolution.getConvolutionMode(),
                    convolution.hasBias());
        }
        if (layer instanceof SubsamplingLayer pool) {
            return List.of(
                    pool.getPoolingType(),
                    Arrays.toString(pool.getKernelSize()),
                    Arrays.toString(pool.getStride()),
                    Arrays.toString(pool.getPadding()),
                    pool.getConvolutionMode());
        }
        if (layer instanceof GlobalPoolingLayer pool) {
            return List.of(pool.getPoolingType(), pool.isCollapseDimensions());
        }
        return layer instanceof ActivationLayer activation ? List.of(activation.getActivationFn()) : List.of();
    }
}
