/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import dev.stagecraft.runtime.LayerSummary;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.images.Shape;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** A network of 1x8x8 images and 3 classes, with dropout, so that a training draws random numbers at each step. */
class TinyNetwork implements NetworkDefinition {
    private static final Shape INPUT = new Shape(List.of(1, 8, 8));
    private static final Shape MAP = new Shape(List.of(6, 8, 8));
    private static final Shape OUTPUT = new Shape(List.of(3));

    @Override
    public String name() {
        return "TinyNetwork";
    }

    @Override
    public ComputationGraphConfiguration configuration(NetworkOptions options) {
        return new SmallNetwork(settings(options))
                .layer("conv1", convolution(1))
                .normalization("bn1", 6)
                .layer("conv2", convolution(6))
                .layer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build())
                .layer(
                        "fc",
                        new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                                .activation(Activation.SOFTMAX)
                                .dropOut(kept())
                                .nIn(6)
                                .nOut(3)
                                .build())
                .configuration();
    }

    /** What all layers have in common. */
    static NeuralNetConfiguration.Builder settings(NetworkOptions options) {
        return SmallNetwork.settings(options.seed(), options.dataType())
                .updater(options.updater())
                .weightInit(WeightInit.RELU)
                .convolutionMode(ConvolutionMode.Truncate);
    }

    /** How much of what the head reads stays in training; 0, and nothing is dropped. */
    double kept() {
        return 0.9;
    }

    @Override
    public NetworkSummary summary() {
        return new NetworkSummary(
                name(),
                List.of(
                        new LayerSummary("conv1", "Convolution", INPUT, MAP, 60, 0, 3456),
                        new LayerSummary("bn1", "Normalization", MAP, MAP, 12, 12, 0),
                        new LayerSummary("conv2", "Convolution", MAP, MAP, 330, 0, 20736),
                        new LayerSummary("fc", "Dense", new Shape(List.of(6)), OUTPUT, 21, 0, 18)));
    }

    /** Of 3x3, which gives six maps. */
    static ConvolutionLayer convolution(int channels) {
        return new ConvolutionLayer.Builder(3, 3)
                .padding(1, 1)
                .nIn(channels)
                .nOut(6)
                .activation(Activation.RELU)
                .build();
    }
}
