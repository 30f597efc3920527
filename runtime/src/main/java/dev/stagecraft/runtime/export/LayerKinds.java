/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.layers.BlurPooling;
import dev.stagecraft.runtime.layers.ChannelAttention;
import dev.stagecraft.runtime.layers.ChannelStatistics;
import dev.stagecraft.runtime.layers.DropBlock;
import dev.stagecraft.runtime.layers.EdgePadding;
import dev.stagecraft.runtime.layers.EfficientChannelAttention;
import dev.stagecraft.runtime.layers.GroupNormalization;
import dev.stagecraft.runtime.layers.GroupedConvolution;
import dev.stagecraft.runtime.layers.StandardizedConvolution;
import dev.stagecraft.runtime.layers.StochasticDepth;
import dev.stagecraft.runtime.layers.ZeroPadShortcut;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;

/** The layers that can be written. Exactly these classes: what extends one of them computes something else. */
final class LayerKinds {
    private final Map<Class<?>, LayerOperators<Layer>> kinds = new HashMap<>();

    LayerKinds() {
        add(
                ConvolutionLayer.class,
                (convolution, layer, vertex) -> new Convolution(1).write(convolution, layer, vertex));
        add(
                GroupedConvolution.class,
                (convolution, layer, vertex) ->
                        new Convolution(convolution.getGroups()).write(convolution, layer, vertex));
        add(
                StandardizedConvolution.class,
                (convolution, layer, vertex) ->
                        new Convolution(convolution.getGroups()).write(convolution, layer, vertex));
        add(BatchNormalization.class, new BatchNormalizationOperators());
        add(GroupNormalization.class, new GroupNormalizationOperators());
        add(
                ActivationLayer.class,
                (activation, layer, vertex) ->
                        ActivationFunctions.write(activation.getActivationFn(), vertex, vertex.input()));
        add(SubsamplingLayer.class, new PoolingOperators());
        add(GlobalPoolingLayer.class, new GlobalPoolingOperators());
        add(BlurPooling.class, new BlurPoolingOperators());
        add(EdgePadding.class, new EdgePaddingOperators());
        add(ZeroPaddingLayer.class, new ZeroPaddingOperators());
        add(ZeroPadShortcut.class, new ZeroPadShortcutOperators());
        add(ChannelAttention.class, new ChannelAttentionOperators());
        add(ChannelStatistics.class, new ChannelStatisticsOperators());
        add(EfficientChannelAttention.class, new EfficientChannelAttentionOperators());
        add(DenseLayer.class, new DenseOperators<>(DenseLayer::hasBias, DenseLayer::hasLayerNorm));
        add(OutputLayer.class, new DenseOperators<>(OutputLayer::hasBias, output -> false));
        // They do something in training only.
        add(DropoutLayer.class, (dropout, layer, vertex) -> vertex.input());
        add(StochasticDepth.class, (depth, layer, vertex) -> vertex.input());
        add(DropBlock.class, (block, layer, vertex) -> vertex.input());
    }

    private <C extends Layer> void add(Class<C> kind, LayerOperators<? super C> operators) {
        kinds.put(kind, (configuration, layer, vertex) -> operators.write(kind.cast(configuration), layer, vertex));
    }

    /**
     * Writes a layer, as {@link LayerOperators#write} does.
     *
     * @throws IllegalArgumentException if the layer is of no kind that can be written
     */
    String write(org.deeplearning4j.nn.api.Layer layer, Vertex vertex) {
        Layer configuration = layer.conf().getLayer();
        LayerOperators<Layer> operators = kinds.get(configuration.getClass());
        if (operators == null) {
            throw vertex.refusal(configuration, "there is no such layer in the networks that Stagecraft generates.");
        }
        return operators.write(configuration, layer, vertex);
    }
}
