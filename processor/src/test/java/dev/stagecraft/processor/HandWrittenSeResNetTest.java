/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A squeeze-excitation ResNet as one writes it with nothing but Deeplearning4j, where the squeeze-excitation is two dense layers. With the same parameters it gives what the generated network gives.
 */
class HandWrittenSeResNetTest {
    private static final int SIZE = 33;
    private static final int CLASSES = 5;
    private static final double LEARNING_RATE = 0.05;

    private final ComputationGraph generated = generated();
    private final ComputationGraph written = new ComputationGraph(configuration());

    private static ComputationGraph generated() {
        NetworkDefinition definition = CompiledNetwork.load("SeResNet", """
                @ResidualNetwork
                @Input(height = 33, width = 33)
                @Stem(filters = 16, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
                @ResidualStage(filters = 8, blocks = 2, bottleneck = true)
                @ResidualStage(filters = 16, blocks = 2, bottleneck = true)
                @SqueezeExcitation(reduction = 4)
                @Head(classes = 5)
                @SuppressWarnings("stagecraft:map/dropped-row")
                interface SeResNet {}
                """);
        return definition.create(NetworkOptions.defaults()
                .withDataType(DataType.DOUBLE)
                .withWeightDecay(0)
                .withUpdater(new Sgd(LEARNING_RATE)));
    }

    private static org.deeplearning4j.nn.conf.ComputationGraphConfiguration configuration() {
        GraphBuilder graph = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(new Sgd(LEARNING_RATE))
                .graphBuilder()
                .addInputs("input");
        unit(graph, "conv1", "bn1", "input", 3, 16, 7, 2, 3);
        relu(graph, "relu", "bn1");
        graph.addLayer(
                "maxpool",
                new SubsamplingLayer.Builder(PoolingType.MAX, new int[] {3, 3}, new int[] {2, 2}, new int[] {1, 1})
                        .build(),
                "relu");
        block(graph, "layer1.0", "maxpool", 16, 8, 1, true);
        block(graph, "layer1.1", "layer1.0", 32, 8, 1, false);
        block(graph, "layer2.0", "layer1.1", 32, 16, 2, true);
        block(graph, "layer2.1", "layer2.0", 64, 16, 1, false);
        graph.addLayer("avgpool", new GlobalPoolingLayer(PoolingType.AVG), "layer2.1");
        graph.addLayer(
                "fc",
                new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(64)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build(),
                "avgpool");
        return graph.setOutputs("fc").build();
    }

    private static void block(
            GraphBuilder graph, String name, String input, int in, int filters, int stride, boolean projection) {
        int out = 4 * filters;
        unit(graph, name + ".conv1", name + ".bn1", input, in, filters, 1, 1, 0);
        relu(graph, name + ".relu1", name + ".bn1");
        unit(graph, name + ".conv2", name + ".bn2", name + ".relu1", filters, filters, 3, stride, 1);
        relu(graph, name + ".relu2", name + ".bn2");
        unit(graph, name + ".conv3", name + ".bn3", name + ".relu2", filters, out, 1, 1, 0);
        graph.addLayer(name + ".squeeze", new GlobalPoolingLayer(PoolingType.AVG), name + ".bn3");
        dense(graph, name + ".se.fc1", name + ".squeeze", out, out / 4, Activation.RELU);
        dense(graph, name + ".se.fc2", name + ".se.fc1", out / 4, out, Activation.SIGMOID);
        graph.addVertex(name + ".gate", new ReshapeVertex(-1, out, 1, 1), name + ".se.fc2");
        graph.addVertex(
                name + ".scaled", new ElementWiseVertex(ElementWiseVertex.Op.Product), name + ".bn3", name + ".gate");
        String shortcut = input;
        if (projection) {
            shortcut = name + ".downsample.1";
            unit(graph, name + ".downsample.0", shortcut, input, in, out, 1, stride, 0);
        }
        graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".scaled", shortcut);
        relu(graph, name, name + ".add");
    }

    private static void unit(
            GraphBuilder graph,
            String convolution,
            String normalization,
            String input,
            int in,
            int filters,
            int kernel,
            int stride,
            int padding) {
        graph.addLayer(
                convolution,
                new ConvolutionLayer.Builder(kernel, kernel)
                        .nIn(in)
                        .nOut(filters)
                        .stride(stride, stride)
                        .padding(padding, padding)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build(),
                input);
        graph.addLayer(
                normalization,
                new BatchNormalization.Builder()
                        .nIn(filters)
                        .nOut(filters)
                        .eps(1e-5)
                        .build(),
                convolution);
    }

    private static void relu(GraphBuilder graph, String name, String input) {
        graph.addLayer(name, new ActivationLayer(Activation.RELU), input);
    }

    private static void dense(GraphBuilder graph, String name, String input, int in, int units, Activation activation) {
        graph.addLayer(
                name,
                new DenseLayer.Builder()
                        .nIn(in)
                        .nOut(units)
                        .activation(activation)
                        .build(),
                input);
    }

    @BeforeEach
    void copyParameters() {
        written.init();
        Nd4j.getRandom().setSeed(4);
        Map<String, INDArray> from = generated.paramTable();
        Map<String, INDArray> to = written.paramTable();
        assertEquals(from.keySet(), to.keySet());
        assertEquals(generated.numParams(), written.numParams());
        from.forEach((name, values) -> {
            // Running statistics and scales too must be other than what they start as.
            values.addi(Nd4j.rand(DataType.DOUBLE, values.shape()).muli(0.2));
            boolean isDense = name.contains(".se.fc") && name.endsWith("_W");
            INDArray target = to.get(name);
            target.assign(
                    isDense ? values.reshape(target.size(1), target.size(0)).transpose() : values);
        });
    }

    @Test
    void givesTheSame() {
        INDArray images = Nd4j.rand(DataType.DOUBLE, 3, 3, SIZE, SIZE);
        INDArray expected = written.outputSingle(images);
        assertTrue(expected.stdNumber().doubleValue() > 0.01, "all classes are alike");
        assertTrue(expected.equalsWithEps(generated.outputSingle(images), 1e-9));
    }

    @Test
    void learnsTheSame() {
        DataSet data = new DataSet(
                Nd4j.rand(DataType.DOUBLE, CLASSES, 3, SIZE, SIZE),
                Nd4j.eye(CLASSES).castTo(DataType.DOUBLE));
        for (int step = 0; step < 3; step++) {
            written.fit(data);
            generated.fit(data);
            assertEquals(written.score(), generated.score(), 1e-9);
        }
        INDArray expected = written.outputSingle(data.getFeatures());
        assertTrue(expected.equalsWithEps(generated.outputSingle(data.getFeatures()), 1e-7));
    }
}
