/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.cudnn;

import dev.stagecraft.runtime.vertices.PlainLayers;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.nd4j.linalg.api.buffer.DataType;

/** Which vertices ND4J's operations compute as Deeplearning4j does. */
final class Supported {
    private Supported() {}

    static boolean isConvolution(GraphVertex vertex) {
        return hasOnlyLayer(vertex) && PlainLayers.isConvolution(vertex.getLayer());
    }

    /**
     * Only of 32-bit numbers: with 64 bits {@code batchnorm_bp} still rounds the number of pixels' inverse to 32, and with 16 cuDNN
     * wants the parameters in 32, where ND4J gives them in 16 ({@code batchnorm.cpp}, {@code batchnorm.cu}).
     */
    static boolean isNormalization(GraphVertex vertex, DataType type) {
        return type == DataType.FLOAT
                && hasOnlyLayer(vertex)
                && PlainLayers.isNormalization(vertex.getLayer())
                && !((BatchNormalization) vertex.getLayer().conf().getLayer()).isLockGammaBeta();
    }

    private static boolean hasOnlyLayer(GraphVertex vertex) {
        return vertex.getClass() == LayerVertex.class
                && ((LayerVertex) vertex).getLayerPreProcessor() == null
                && vertex.getLayer().conf().getLayer().getIDropout() == null;
    }
}
