/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A small residual network of images of 3 channels and 4 classes, with a projection, a dilation and a squeeze-excitation. */
public final class ResidualNetwork {
    private ResidualNetwork() {}

    /** What the numbers of channels are: some of them, or all, fill blocks of eight. */
    public enum Channels {
        ANY(12, 20, 5),
        BLOCKS(16, 24, 8);

        private final int stem;
        private final int out;
        private final int squeezed;

        Channels(int stem, int out, int squeezed) {
            this.stem = stem;
            this.out = out;
            this.squeezed = squeezed;
        }
    }

    public static ComputationGraphConfiguration of(ConvolutionMode mode, Channels channels) {
        int stem = channels.stem;
        int out = channels.out;
        int squeezed = channels.squeezed;
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Sgd(0.05))
                .graphBuilder()
                .addInputs("input");
        convolution(graph, "conv1", "input", 3, stem, 7, 2, 3, 1, mode, true);
        normalization(graph, "bn1", "conv1", stem);
        relu(graph, "relu", "bn1");
        graph.addLayer(
                "maxpool",
                new SubsamplingLayer.Builder(PoolingType.MAX)
                        .kernelSize(3, 3)
                        .stride(2, 2)
                        .padding(mode == ConvolutionMode.Same ? 0 : 1, mode == ConvolutionMode.Same ? 0 : 1)
                        .convolutionMode(mode)
                        .build(),
                "relu");
        convolution(graph, "a.conv1", "maxpool", stem, 8, 3, 2, 1, 1, mode, false);
        normalization(graph, "a.bn1", "a.conv1", 8);
        relu(graph, "a.relu1", "a.bn1");
        convolution(graph, "a.conv2", "a.relu1", 8, out, 3, 1, 2, 2, mode, false);
        normalization(graph, "a.bn2", "a.conv2", out);
        graph.addLayer(
                "a.pool",
                new SubsamplingLayer.Builder(PoolingType.AVG)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .convolutionMode(ConvolutionMode.Same)
                        .build(),
                "maxpool");
        convolution(graph, "a.down", "a.pool", stem, out, 1, 1, 0, 1, mode, false);
        normalization(graph, "a.downbn", "a.down", out);
        graph.addVertex("a.add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a.bn2", "a.downbn");
        relu(graph, "a", "a.add");
        convolution(graph, "b.conv1", "a", out, out, 3, 1, 1, 1, mode, false);
        normalization(graph, "b.bn1", "b.conv1", out);
        graph.addLayer(
                "b.squeeze",
                new GlobalPoolingLayer.Builder(PoolingType.AVG)
                        .collapseDimensions(false)
                        .build(),
                "b.bn1");
        convolution(graph, "b.fc1", "b.squeeze", out, squeezed, 1, 1, 0, 1, ConvolutionMode.Truncate, true);
        relu(graph, "b.fc", "b.fc1");
        convolution(graph, "b.fc2", "b.fc", squeezed, out, 1, 1, 0, 1, ConvolutionMode.Truncate, true);
        graph.addLayer("b.gate", new ActivationLayer(Activation.SIGMOID), "b.fc2");
        graph.addVertex("b.se", new ElementWiseVertex(ElementWiseVertex.Op.Product), "b.bn1", "b.gate");
        graph.addVertex("b.add", new ElementWiseVertex(ElementWiseVertex.Op.Add), "b.se", "a");
        relu(graph, "b", "b.add");
        graph.addLayer("gap", new GlobalPoolingLayer(PoolingType.AVG), "b");
        graph.addLayer(
                "fc",
                new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(out)
                        .nOut(4)
                        .activation(Activation.SOFTMAX)
                        .build(),
                "gap");
        return graph.setOutputs("fc").build();
    }

    private static void convolution(
            GraphBuilder graph,
            String name,
            String input,
            int in,
            int out,
            int kernel,
            int stride,
            int padding,
            int dilation,
            ConvolutionMode mode,
            boolean bias) {
        int pixels = mode == ConvolutionMode.Same ? 0 : padding;
        graph.addLayer(
                name,
                new ConvolutionLayer.Builder(kernel, kernel)
                        .nIn(in)
                        .nOut(out)
                        .stride(stride, stride)
                        .padding(pixels, pixels)
                        .dilation(dilation, dilation)
                        .convolutionMode(mode)
                        .hasBias(bias)
                        .activation(Activation.IDENTITY)
                        .build(),
                input);
    }

    private static void normalization(GraphBuilder graph, String name, String input, int channels) {
        graph.addLayer(
                name,
                new BatchNormalization.Builder().nIn(channels).nOut(channels).build(),
                input);
    }

    private static void relu(GraphBuilder graph, String name, String input) {
        graph.addLayer(name, new ActivationLayer(Activation.RELU), input);
    }
}
