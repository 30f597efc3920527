/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.layers.GroupedConvolution;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
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
        this(settings(5, type));
    }

    /** A network with what all layers have in common. */
    public SmallNetwork(NeuralNetConfiguration.Builder settings) {
        graph = settings.graphBuilder().addInputs("input");
    }

    /** What all layers have in common, to be changed. */
    public static NeuralNetConfiguration.Builder settings(long seed, DataType type) {
        return new NeuralNetConfiguration.Builder().seed(seed).dataType(type).updater(new Sgd(0.05));
    }

    /** A network of one layer, whose output is the network's. */
    public static ComputationGraph of(Layer layer) {
        return new SmallNetwork().layer("layer", layer).network();
    }

    public SmallNetwork useLogStd(boolean useLogStd) {
        this.useLogStd = useLogStd;
        return this;
    }

    public SmallNetwork mode(ConvolutionMode mode) {
        this.mode = mode;
        return this;
    }

    /** Another input beside {@code input}; the next layer takes it. */
    public SmallNetwork input(String name) {
        graph.addInputs(name);
        return from(name);
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

    public SmallNetwork convolution(String name, int in, int out, int kernel, int stride, int dilation) {
        return layer(name, layer(in, out, kernel, stride, dilation, true));
    }

    /** Without a bias, whose gradient in front of a normalization is nothing but rounding; padded to keep the size at stride 1. */
    public SmallNetwork unbiased(String name, int in, int out, int kernel, int stride) {
        return unbiased(name, in, out, kernel, stride, 1);
    }

    public SmallNetwork unbiased(String name, int in, int out, int kernel, int stride, int dilation) {
        return layer(name, layer(in, out, kernel, stride, dilation, false));
    }

    private ConvolutionLayer layer(int in, int out, int kernel, int stride, int dilation, boolean hasBias) {
        int padding = mode == ConvolutionMode.Same ? 0 : (kernel - 1) * dilation / 2;
        return new ConvolutionLayer.Builder(kernel, kernel)
                .nIn(in)
                .nOut(out)
                .stride(stride, stride)
                .dilation(dilation, dilation)
                .padding(padding, padding)
                .convolutionMode(mode)
                .hasBias(hasBias)
                .activation(Activation.IDENTITY)
                .build();
    }

    public SmallNetwork grouped(String name, int in, int out, int groups) {
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

    public SmallNetwork activation(String name, IActivation function) {
        return layer(name, new ActivationLayer(function));
    }

    public SmallNetwork pool(String name, PoolingType type, int kernel, int stride, int padding) {
        return layer(
                name,
                new SubsamplingLayer.Builder(type)
                        .kernelSize(kernel, kernel)
                        .stride(stride, stride)
                        .padding(padding, padding)
                        .convolutionMode(mode)
                        .build());
    }

    public SmallNetwork squeeze(String name) {
        return layer(
                name,
                new GlobalPoolingLayer.Builder(PoolingType.AVG)
                        .collapseDimensions(false)
                        .build());
    }

    public SmallNetwork add(String name, String other) {
        return combine(name, ElementWiseVertex.Op.Add, last, other);
    }

    public SmallNetwork combine(String name, ElementWiseVertex.Op operation, String first, String second) {
        return vertex(name, new ElementWiseVertex(operation), first, second);
    }

    /** The means of maps, {@code gap}, and {@code fc}, which tells classes apart. */
    public SmallNetwork head(int channels, int classes) {
        return layer("gap", new GlobalPoolingLayer(PoolingType.AVG)).classes("fc", channels, classes);
    }

    public SmallNetwork classes(String name, int in, int classes) {
        return layer(
                name,
                new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(in)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build());
    }

    /** The squared error of maps, {@code loss}. */
    public SmallNetwork squaredError() {
        return layer(
                "loss",
                new CnnLossLayer.Builder(LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .build());
    }

    /** The network, with a head behind the last layer, and with weights and statistics that are far from their initial ones. */
    public ComputationGraph trained(int channels) {
        return head(channels, 5).network();
    }

    /** What has been built, with the last layer's output as the network's. */
    public ComputationGraphConfiguration configuration() {
        return graph.setOutputs(last).build();
    }

    /** What has been built, with the shapes that Deeplearning4j infers from that of the input. */
    public ComputationGraphConfiguration inferred(InputType input) {
        return graph.setOutputs(last).setInputTypes(input).build();
    }

    /** Deeplearning4j's own graph, as it is before any training. */
    public ComputationGraph fresh() {
        ComputationGraph network = new ComputationGraph(configuration());
        network.init();
        return network;
    }

    /**
     * The network, whose output is the last layer's: Deeplearning4j's own graph, with weights and statistics that are far from their initial
     * ones.
     */
    public ComputationGraph network() {
        ComputationGraph network = fresh();
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
