/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.layers.GroupedConvolution;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Builds small networks of images, layer by layer: each layer takes what the one before gives unless it says otherwise. */
public final class SmallNetwork {
    private final GraphBuilder graph;
    private String last = "input";
    private boolean useLogStd = true;
    private ConvolutionMode mode = ConvolutionMode.Truncate;

    public SmallNetwork() {
        this(DataType.FLOAT);
    }

    public SmallNetwork(DataType type) {
        graph = new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(type)
                .updater(new Sgd(0.05))
                .graphBuilder()
                .addInputs("input");
    }

    /** A network of one layer, whose output is the network's. */
    public static ComputationGraph of(Layer layer) {
        return new SmallNetwork().layer("layer", layer).network();
    }

    SmallNetwork useLogStd(boolean useLogStd) {
        this.useLogStd = useLogStd;
        return this;
    }

    SmallNetwork mode(ConvolutionMode mode) {
        this.mode = mode;
        return this;
    }

    public SmallNetwork from(String layer) {
        last = layer;
        return this;
    }

    public SmallNetwork layer(String name, Layer layer) {
        graph.addLayer(name, layer, last);
        return from(name);
    }

    public SmallNetwork layer(String name, Layer layer, InputPreProcessor preProcessor) {
        graph.addLayer(name, layer, preProcessor, last);
        return from(name);
    }

    public SmallNetwork vertex(String name, GraphVertex vertex, String... inputs) {
        graph.addVertex(name, vertex, inputs);
        return from(name);
    }

    /** With a bias, and padded to keep the size at stride 1. */
    public SmallNetwork convolution(String name, int in, int out, int kernel, int stride) {
        return convolution(name, in, out, kernel, stride, 1);
    }

    SmallNetwork convolution(String name, int in, int out, int kernel, int stride, int dilation) {
        int padding = mode == ConvolutionMode.Same ? 0 : (kernel - 1) * dilation / 2;
        return layer(
                name,
                new ConvolutionLayer.Builder(kernel, kernel)
                        .nIn(in)
                        .nOut(out)
                        .stride(stride, stride)
                        .dilation(dilation, dilation)
                        .padding(padding, padding)
                        .convolutionMode(mode)
                        .activation(Activation.IDENTITY)
                        .build());
    }

    SmallNetwork grouped(String name, int in, int out, int groups) {
        return layer(
                name,
                new GroupedConvolution.Builder(3, 3)
                        .nIn(in)
                        .nOut(out)
                        .groups(groups)
                        .padding(1, 1)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build());
    }

    public SmallNetwork normalization(String name, int channels) {
        return layer(
                name,
                new BatchNormalization.Builder()
                        .nIn(channels)
                        .nOut(channels)
                        .useLogStd(useLogStd)
                        .build());
    }

    public SmallNetwork relu(String name) {
        return layer(name, new ActivationLayer(Activation.RELU));
    }

    SmallNetwork activation(String name, IActivation function) {
        return layer(name, new ActivationLayer(function));
    }

    SmallNetwork pool(String name, PoolingType type, int kernel, int stride, int padding) {
        return layer(
                name,
                new SubsamplingLayer.Builder(type)
                        .kernelSize(kernel, kernel)
                        .stride(stride, stride)
                        .padding(padding, padding)
                        .convolutionMode(mode)
                        .build());
    }

    SmallNetwork squeeze(String name) {
        return layer(
                name,
                new GlobalPoolingLayer.Builder(PoolingType.AVG)
                        .collapseDimensions(false)
                        .build());
    }

    public SmallNetwork add(String name, String other) {
        return combine(name, ElementWiseVertex.Op.Add, last, other);
    }

    SmallNetwork combine(String name, ElementWiseVertex.Op operation, String first, String second) {
        return vertex(name, new ElementWiseVertex(operation), first, second);
    }

    /** The network, with a head behind the last layer, and with weights and statistics that are far from their initial ones. */
    public ComputationGraph trained(int channels) {
        layer("gap", new GlobalPoolingLayer(PoolingType.AVG));
        layer(
                "fc",
                new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(channels)
                        .nOut(5)
                        .activation(Activation.SOFTMAX)
                        .build());
        return network();
    }

    /**
     * The network, whose output is the last layer's: Deeplearning4j's own graph, with weights and statistics that are far from their initial
     * ones.
     */
    public ComputationGraph network() {
        ComputationGraph network = new ComputationGraph(graph.setOutputs(last).build());
        network.init();
        shake(network);
        return network;
    }

    /** Gives normalizations other scales, shifts and statistics, and convolutions other biases. */
    public static void shake(ComputationGraph network) {
        Random random = new Random(7);
        network.paramTable().forEach((name, values) -> {
            if (name.endsWith("_var")) {
                fill(values, () -> 0.3 + random.nextDouble());
            } else if (name.endsWith("_gamma")) {
                fill(values, () -> 0.5 + random.nextDouble());
            } else if (name.matches(".*_(mean|beta|log10stdev|b)")) {
                fill(values, () -> 0.2 * random.nextGaussian());
            }
        });
    }

    private static void fill(INDArray values, DoubleSupplier number) {
        for (long i = 0; i < values.length(); i++) {
            values.putScalar(i, number.getAsDouble());
        }
    }
}
