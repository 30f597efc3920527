/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.layers.ChannelGate;
import dev.stagecraft.runtime.layers.ChannelGating;
import dev.stagecraft.runtime.layers.DropBlock;
import dev.stagecraft.runtime.layers.EfficientChannelAttention;
import dev.stagecraft.runtime.layers.StochasticDepth;
import dev.stagecraft.runtime.onednn.PoolKind;
import dev.stagecraft.runtime.onednn.inference.Node.Extent;
import dev.stagecraft.runtime.vertices.Geometry;
import dev.stagecraft.runtime.vertices.PlainLayers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Adds to a recipe what a layer of Deeplearning4j computes at inference. */
final class LayerReader {
    private final RecipeBuilder builder;

    LayerReader(RecipeBuilder builder) {
        this.builder = builder;
    }

    /**
     * @param normalization what follows the layer and is to be a part of it
     * @return whether there is a way to compute it
     */
    boolean read(String name, Layer layer, Optional<Affine> normalization, String input) {
        org.deeplearning4j.nn.conf.layers.Layer configuration = layer.conf().getLayer();
        Extent extent = builder.extent(input);
        if (isIdentity(configuration)) {
            builder.same(name, input);
            return true;
        }
        if (isActivation(configuration)) {
            return activation(name, ((ActivationLayer) configuration).getActivationFn(), layer, extent, input);
        }
        return extent == Extent.VECTOR ? dense(name, layer, input) : maps(name, layer, normalization, extent, input);
    }

    private boolean maps(String name, Layer layer, Optional<Affine> normalization, Extent extent, String input) {
        org.deeplearning4j.nn.conf.layers.Layer configuration = layer.conf().getLayer();
        List<String> inputs = List.of(input);
        if (PlainLayers.isConvolution(layer) || PlainLayers.isGroupedConvolution(layer)) {
            builder.add(name, ConvolutionWeights.of(layer, normalization), extent, inputs);
            return true;
        }
        if (PlainLayers.isNormalization(layer)) {
            builder.add(name, Normalization.of(Affine.of(layer)), extent, inputs);
            return true;
        }
        if (configuration instanceof EfficientChannelAttention attention) {
            efficientAttention(name, layer, attention, extent, input);
            return true;
        }
        if (PlainLayers.isChannelGate(layer)) {
            channelGate(name, layer, ((ChannelGate) configuration).gating(), extent, input);
            return true;
        }
        if (configuration instanceof GlobalPoolingLayer pool) {
            return globalPool(name, pool, inputs);
        }
        if (PlainLayers.isPool(layer)) {
            SubsamplingLayer pool = (SubsamplingLayer) configuration;
            builder.add(name, new Pooling(PoolKind.of(pool), Optional.of(Geometry.of(pool))), extent, inputs);
            return true;
        }
        if (layer.type() == Layer.Type.CONVOLUTIONAL
                || layer.type() == Layer.Type.NORMALIZATION
                || layer.type() == Layer.Type.SUBSAMPLING) {
            builder.add(name, Stock.layer(layer), extent, inputs);
            return true;
        }
        return false;
    }

    private boolean activation(String name, IActivation activation, Layer layer, Extent extent, String input) {
        Optional<List<PostOp>> functions = Activations.of(activation);
        if (functions.isPresent()) {
            builder.apply(name, functions.get(), input);
        } else if (activation instanceof ActivationSoftmax && extent == Extent.VECTOR) {
            builder.add(name, new Softmax(), extent, List.of(input));
        } else {
            builder.add(name, Stock.layer(layer), extent, List.of(input));
        }
        return true;
    }

    /** A convolution along the channels' means gives a gate. */
    private void efficientAttention(
            String name, Layer layer, EfficientChannelAttention attention, Extent extent, String input) {
        String means = name + " (means)";
        String rows = name + " (rows)";
        String convolved = name + " (convolved)";
        String gate = name + " (gate)";
        int kernel = attention.getKernel();
        Geometry geometry = new Geometry(
                ConvolutionMode.Truncate,
                new int[] {kernel, 1},
                new int[] {1, 1},
                new int[] {(kernel - 1) / 2, 0},
                new int[] {1, 1});
        float[] weight = layer.getParam(ConvolutionParamInitializer.WEIGHT_KEY)
                .dup('c')
                .data()
                .asFloat();
        builder.add(means, new Pooling(PoolKind.MEAN, Optional.empty()), Extent.PIXEL, List.of(input));
        builder.add(rows, Reshaping.channelsAsRows(), Extent.MAPS, List.of(means));
        builder.add(
                convolved,
                new Convolution(geometry, 1, new Weight(weight, 1, 1, kernel, 1), new Weight(new float[1], 1)),
                Extent.MAPS,
                List.of(rows));
        builder.apply(convolved, Activations.of(new ActivationSigmoid()).orElseThrow(), convolved);
        builder.add(gate, Reshaping.channelsAsRows(), Extent.PIXEL, List.of(convolved));
        builder.add(name, new Gating(), extent, List.of(input, gate));
    }

    /** Deeplearning4j computes what is between the pools and the product, a few numbers for each channel. */
    private void channelGate(String name, Layer layer, ChannelGating gating, Extent extent, String input) {
        List<String> pools = new ArrayList<>(List.of(name + " (means)"));
        builder.add(pools.get(0), new Pooling(PoolKind.MEAN, Optional.empty()), Extent.PIXEL, List.of(input));
        if (gating.seesMaxima()) {
            pools.add(name + " (maxima)");
            builder.add(pools.get(1), new Pooling(PoolKind.MAXIMUM, Optional.empty()), Extent.PIXEL, List.of(input));
        }
        String gate = name + " (gate)";
        builder.add(gate, Stock.gates(layer, gating), Extent.PIXEL, pools);
        builder.add(name, new Gating(), extent, List.of(input, gate));
    }

    private boolean globalPool(String name, GlobalPoolingLayer pool, List<String> inputs) {
        boolean isSupported = pool.getPoolingDimensions() == null
                && (pool.getPoolingType() == PoolingType.AVG || pool.getPoolingType() == PoolingType.MAX);
        if (!isSupported) {
            return false;
        }
        PoolKind kind = pool.getPoolingType() == PoolingType.MAX ? PoolKind.MAXIMUM : PoolKind.MEAN;
        Pooling pooling = new Pooling(kind, Optional.empty());
        if (pool.isCollapseDimensions()) {
            String pixel = name + " (pixel)";
            builder.add(pixel, pooling, Extent.PIXEL, inputs);
            builder.add(name, Reshaping.flat(), Extent.VECTOR, List.of(pixel));
        } else {
            builder.add(name, pooling, Extent.PIXEL, inputs);
        }
        return true;
    }

    private boolean dense(String name, Layer layer, String input) {
        BaseLayer configuration = layer.conf().getLayer() instanceof BaseLayer base ? base : null;
        boolean isPlain = configuration instanceof OutputLayer
                || configuration instanceof DenseLayer dense && !dense.hasLayerNorm();
        if (!isPlain || configuration.getWeightNoise() != null) {
            return false;
        }
        IActivation activation = configuration.getActivationFn();
        Optional<List<PostOp>> functions = Activations.of(activation);
        if (functions.isEmpty() && !(activation instanceof ActivationSoftmax)) {
            return false;
        }
        String logits = name + " (logits)";
        builder.add(logits, dense(layer), Extent.VECTOR, List.of(input));
        if (functions.isPresent()) {
            builder.apply(name, functions.get(), logits);
        } else {
            builder.add(name, new Softmax(), Extent.VECTOR, List.of(logits));
        }
        return true;
    }

    private static Dense dense(Layer layer) {
        INDArray weight = layer.getParam(DefaultParamInitializer.WEIGHT_KEY);
        INDArray bias = layer.getParam(DefaultParamInitializer.BIAS_KEY);
        long out = ((FeedForwardLayer) layer.conf().getLayer()).getNOut();
        return new Dense(
                new Weight(weight.transpose().dup('c').data().asFloat(), weight.size(1), weight.size(0)),
                new Weight(
                        bias == null
                                ? new float[(int) out]
                                : bias.dup('c').data().asFloat(),
                        out));
    }

    private static boolean isIdentity(org.deeplearning4j.nn.conf.layers.Layer configuration) {
        return configuration instanceof StochasticDepth
                || configuration instanceof DropBlock
                || configuration.getClass() == DropoutLayer.class;
    }

    private static boolean isActivation(org.deeplearning4j.nn.conf.layers.Layer configuration) {
        return configuration.getClass() == ActivationLayer.class;
    }
}
