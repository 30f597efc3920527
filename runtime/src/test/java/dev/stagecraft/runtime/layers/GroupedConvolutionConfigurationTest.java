/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Computed;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.training.SavedModel;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryType;
import org.deeplearning4j.nn.conf.memory.MemoryUseMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What Deeplearning4j asks of a layer besides its numbers. */
class GroupedConvolutionConfigurationTest {
    private final INDArray images = Graphs.random(DataType.FLOAT, 2, 8, 9, 7);

    @TempDir
    Path folder;

    @Test
    void comesBackFromJson() {
        GroupedConvolution layer = builder(4)
                .stride(2, 1)
                .padding(1, 0)
                .dilation(1, 2)
                .hasBias(false)
                .build();
        ComputationGraphConfiguration configuration = Graphs.configuration(DataType.FLOAT, layer);
        ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(configuration.toJson());
        assertEquals(configuration, read);
        assertEquals(4, layerOf(read).getGroups());
        assertEquals(layerOf(configuration), layerOf(read).clone());
        assertNotEquals(
                layer,
                builder(2)
                        .stride(2, 1)
                        .padding(1, 0)
                        .dilation(1, 2)
                        .hasBias(false)
                        .build());
    }

    @Test
    void comesBackFromFiles() throws Exception {
        ComputationGraph network = Graphs.network(DataType.FLOAT, builder(4).build());
        Path ours = folder.resolve("ours.zip");
        SavedModel.save(network, ours);
        Path theirs = folder.resolve("theirs.zip");
        ModelSerializer.writeModel(network, theirs.toFile(), true);
        for (ComputationGraph loaded : new ComputationGraph[] {
            SavedModel.open(ours).network(),
            ModelSerializer.restoreComputationGraph(ours.toFile()),
            ModelSerializer.restoreComputationGraph(theirs.toFile())
        }) {
            assertEquals(network.paramTable(), loaded.paramTable());
            // oneDNN computes what is loaded, and rounds differently.
            assertEquals(0, Graphs.difference(network.outputSingle(images), loaded.outputSingle(images)), 1e-5);
        }
    }

    /** Both fans are in Glorot's variance, 2 / (fanIn + fanOut); He's is 2 / fanIn. */
    @ParameterizedTest
    @CsvSource({"4, 144, 1152", "1, 576, 1152", "64, 9, 1152"})
    void drawsWeightsForTheFansOfAGroup(int groups, double fanIn, double fanOut) {
        assertEquals(1, variance(groups, WeightInit.XAVIER) / (2 / (fanIn + fanOut)), 0.1);
        assertEquals(1, variance(groups, WeightInit.RELU) / (2 / fanIn), 0.1);
    }

    private static double variance(int groups, WeightInit init) {
        GroupedConvolution layer = new GroupedConvolution.Builder(3, 3)
                .nIn(64)
                .nOut(128)
                .groups(groups)
                .stride(2, 2)
                .weightInit(init)
                .build();
        INDArray weight = Graphs.network(DataType.DOUBLE, layer).getParam("0_W");
        assertArrayEquals(new long[] {128, 64 / groups, 3, 3}, weight.shape());
        return weight.mul(weight).meanNumber().doubleValue();
    }

    @Test
    void decaysItsWeightsButNotItsBiases() {
        ComputationGraphConfiguration configuration = Computed.decayed(
                NetworkOptions.defaults().withWeightDecay(0.5),
                Graphs.configuration(DataType.FLOAT, builder(4).biasInit(1).build()));
        ComputationGraph network = new ComputationGraph(configuration);
        network.init();
        INDArray weight = network.getParam("0_W").dup();
        // The labels are what the network says, so that every gradient is 0; the learning rate is 0.1.
        network.fit(new INDArray[] {images}, new INDArray[] {network.outputSingle(images)});
        assertEquals(0, Graphs.difference(weight.mul(1 - 0.5 * 0.1), network.getParam("0_W")), 1e-6);
        assertTrue(weight.amaxNumber().doubleValue() > 0.1);
        assertEquals(
                network.getParam("0_b").length(),
                network.getParam("0_b").sumNumber().doubleValue(),
                1e-6);
    }

    @Test
    void tellsItsShapeAndSize() {
        GroupedConvolution layer = new GroupedConvolution.Builder(3)
                .nOut(16)
                .groups(4)
                .stride(2)
                .padding(1)
                .build();
        InputType input = InputType.convolutional(9, 7, 8);
        ComputationGraphConfiguration configuration = infer(layer, input);
        GroupedConvolution inferred = layerOf(configuration);
        assertEquals(8, inferred.getNIn());
        assertEquals(InputType.convolutional(5, 4, 16), inferred.getOutputType(0, input));
        assertEquals(16 * 2 * 9 + 16, inferred.initializer().numParams(inferred));
        LayerMemoryReport report = inferred.getMemoryReport(input);
        assertEquals(
                4 * (16 * 2 * 9 + 16),
                report.getMemoryBytes(
                        MemoryType.PARAMETERS, 1, MemoryUseMode.INFERENCE, CacheMode.NONE, DataType.FLOAT));
        ComputationGraph network = new ComputationGraph(configuration);
        network.init();
        assertArrayEquals(new long[] {2, 16, 5, 4}, network.outputSingle(images).shape());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 8, 8, groups is 0; it must be at least 1.",
        "-2, 8, 8, groups is -2; it must be at least 1.",
        "3, 8, 9, 'groups is 3; it must divide nIn, which is 8, and nOut, which is 9.'",
        "4, 8, 10, 'groups is 4; it must divide nIn, which is 8, and nOut, which is 10.'"
    })
    void saysWhichGroupsFit(int groups, int inputs, int outputs, String message) {
        var builder =
                new GroupedConvolution.Builder(3, 3).nIn(inputs).nOut(outputs).groups(groups);
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    }

    @Test
    void saysSoTooWhenTheInputIsInferred() {
        GroupedConvolution layer =
                new GroupedConvolution.Builder(3, 3).nOut(16).groups(4).build();
        assertEquals(
                "groups is 4; it must divide nIn, which is 6, and nOut, which is 16.",
                assertThrows(IllegalArgumentException.class, () -> infer(layer, InputType.convolutional(9, 7, 6)))
                        .getMessage());
    }

    @Test
    void refusesChannelsThatComeLast() {
        GroupedConvolution layer =
                new GroupedConvolution.Builder(3, 3).nOut(16).groups(4).build();
        assertEquals(
                "The data format is NHWC; it must be NCHW for a grouped convolution.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> infer(layer, InputType.convolutional(9, 7, 8, CNN2DFormat.NHWC)))
                        .getMessage());
    }

    private static ComputationGraphConfiguration infer(GroupedConvolution layer, InputType input) {
        return new SmallNetwork().layer("0", layer).inferred(input);
    }

    private static GroupedConvolution layerOf(ComputationGraphConfiguration configuration) {
        return (GroupedConvolution) ((LayerVertex) configuration.getVertices().get("0"))
                .getLayerConf()
                .getLayer();
    }

    private static GroupedConvolution.Builder builder(int groups) {
        return new GroupedConvolution.Builder(3, 3)
                .nIn(8)
                .nOut(16)
                .groups(groups)
                .activation(Activation.IDENTITY);
    }
}
