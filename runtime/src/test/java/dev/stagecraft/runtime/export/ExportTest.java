/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import static dev.stagecraft.runtime.export.OnnxRuns.assertAlike;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.stagecraft.runtime.Computed;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.layers.BlurPooling;
import dev.stagecraft.runtime.serving.OnnxFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Whole networks as files: what they give, and what they say of themselves. */
class ExportTest {
    private static final long[][] IMAGES = {{2, 3, 17, 23}, {1, 3, 32, 16}, {5, 3, 32, 16}};

    @TempDir
    private Path folder;

    private static SmallNetwork residual(DataType type) {
        return new SmallNetwork(type)
                .convolution("conv1", 3, 8, 7, 2)
                .normalization("bn1", 8)
                .relu("relu1")
                .convolution("a", 8, 8, 3, 1)
                .normalization("abn", 8)
                .add("add", "relu1")
                .relu("relu");
    }

    static OutputLayer classifier(int in, Activation activation, boolean hasBias) {
        return new OutputLayer.Builder(activation == Activation.SOFTMAX ? LossFunction.MCXENT : LossFunction.MSE)
                .nIn(in)
                .nOut(5)
                .hasBias(hasBias)
                .activation(activation)
                .build();
    }

    private static ConvolutionLayer convolution(int in, int out) {
        return new ConvolutionLayer.Builder(3, 3)
                .nIn(in)
                .nOut(out)
                .padding(1, 1)
                .activation(Activation.TANH)
                .build();
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void residualNetworks(DataType type) throws Exception {
        assertAlike(residual(type).trained(8), IMAGES);
    }

    /** oneDNN reads past the ReLUs there. */
    @Test
    void networksThatOneDnnComputes() throws Exception {
        ComputationGraph fast = Computed.network(
                Execution.AUTO,
                residual(DataType.FLOAT).trained(8).getConfiguration().clone());
        fast.init();
        SmallNetwork.shake(fast);
        assertAlike(fast, IMAGES);
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"SOFTMAX", "SIGMOID", "IDENTITY"})
    void flattenedHeads(Activation activation) throws Exception {
        ComputationGraph network = new SmallNetwork()
                .layer("conv", convolution(3, 2))
                .layer(
                        "hidden",
                        new DenseLayer.Builder()
                                .nIn(2 * 6 * 5)
                                .nOut(7)
                                .activation(Activation.RELU)
                                .build(),
                        new CnnToFeedForwardPreProcessor(6, 5, 2))
                .layer("fc", classifier(7, activation, activation == Activation.SOFTMAX))
                .network();
        assertAlike(network, new long[] {2, 3, 6, 5}, new long[] {1, 3, 6, 5});
        Path file = folder.resolve("network.onnx");
        Export.onnx(network, file);
        INDArray images = Nd4j.randn(DataType.FLOAT, 2, 3, 6, 5);
        INDArray logits = OnnxRuns.output(file, images, OnnxFormat.LOGITS);
        OnnxRuns.assertAlike(
                network.outputSingle(images), activation.getActivationFunction().getActivation(logits, false));
    }

    @ParameterizedTest
    @EnumSource(
            value = ElementWiseVertex.Op.class,
            names = {"Add", "Product"})
    void combinationsOfThree(ElementWiseVertex.Op operation) throws Exception {
        assertAlike(
                new SmallNetwork()
                        .layer("a", convolution(3, 4))
                        .layer("b", convolution(4, 4))
                        .layer("c", convolution(4, 4))
                        .vertex("all", new ElementWiseVertex(operation), "a", "b", "c")
                        .network(),
                IMAGES);
    }

    /** A gate of one channel, or of one pixel, counts for all. */
    @Test
    void gates() throws Exception {
        assertAlike(
                new SmallNetwork()
                        .layer("a", convolution(3, 4))
                        .layer("space", convolution(4, 1))
                        .from("a")
                        .layer(
                                "channels",
                                new GlobalPoolingLayer.Builder(PoolingType.AVG)
                                        .collapseDimensions(false)
                                        .build())
                        .vertex("gate", new ElementWiseVertex(ElementWiseVertex.Op.Product), "channels", "space")
                        .vertex("gated", new ElementWiseVertex(ElementWiseVertex.Op.Product), "a", "gate")
                        .network(),
                IMAGES);
    }

    @Test
    void layersMayHaveAnyName() throws Exception {
        assertAlike(
                new SmallNetwork()
                        .layer(OnnxFormat.IMAGES, convolution(3, 4))
                        .layer(OnnxFormat.PROBABILITIES, convolution(4, 4))
                        .layer(OnnxFormat.LOGITS, convolution(4, 4))
                        .layer("a/b \u00e9\u4e2d", convolution(4, 4))
                        .layer("a", convolution(4, 4))
                        .layer("a/sums", convolution(4, 4))
                        .layer("a.weight", convolution(4, 4))
                        .network(),
                IMAGES);
    }

    @Test
    void saysWhatItIs() throws Exception {
        ExportOptions options = ExportOptions.defaults()
                .withName("Small")
                .withImage(new Shape(List.of(3, 32, 24)))
                .withClassNames(List.of("a", "b", "c", "d", "e"))
                .withMetadata(Map.of("author", "nobody"));
        ModelProto model = OnnxRuns.model(residual(DataType.FLOAT).trained(8), options);
        assertEquals(OnnxFormat.IR_VERSION, model.getIrVersion());
        assertEquals(1, model.getOpsetImportCount());
        assertEquals("", model.getOpsetImport(0).getDomain());
        assertEquals(OnnxFormat.OPSET, model.getOpsetImport(0).getVersion());
        assertEquals("Stagecraft", model.getProducerName());
        assertEquals("Small", model.getGraph().getName());
        assertEquals(
                Map.of("author", "nobody", "image", "3x32x24", "labels", "a\nb\nc\nd\ne"),
                model.getMetadataPropsList().stream()
                        .collect(Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue)));
        assertEquals(
                List.of("images [batch, 3, height, width]"),
                signatures(model.getGraph().getInputList()));
        assertEquals(
                List.of("probabilities [batch, 5]", "logits [batch, 5]"),
                signatures(model.getGraph().getOutputList()));
        Set<String> nodes =
                model.getGraph().getNodeList().stream().map(NodeProto::getName).collect(Collectors.toSet());
        assertTrue(nodes.containsAll(Set.of("conv1", "bn1", "relu1", "add", "gap", "probabilities")), nodes::toString);
    }

    @Test
    void bindsTheSizeWhereTheNetworkDoes() throws Exception {
        ComputationGraph network = new SmallNetwork()
                .layer("conv", convolution(3, 2))
                .layer("fc", classifier(2 * 6 * 5, Activation.SOFTMAX, true), new CnnToFeedForwardPreProcessor(6, 5, 2))
                .network();
        ExportOptions sized = ExportOptions.defaults().withImage(new Shape(List.of(3, 6, 5)));
        assertEquals(
                List.of("images [batch, 3, 6, 5]"),
                signatures(OnnxRuns.model(network, sized).getGraph().getInputList()));
        assertEquals(
                List.of("images [batch, 3, height, width]"),
                signatures(OnnxRuns.model(network, ExportOptions.defaults())
                        .getGraph()
                        .getInputList()));
    }

    /** Behind layers that take any number of channels. */
    @Test
    void findsTheChannels() throws Exception {
        ComputationGraph network = new SmallNetwork()
                .layer("blur", new BlurPooling(2))
                .layer("relu", new ActivationLayer(Activation.RELU))
                .layer("conv", convolution(3, 2))
                .network();
        assertEquals(
                List.of("images [batch, 3, height, width]"),
                signatures(OnnxRuns.model(network, ExportOptions.defaults())
                        .getGraph()
                        .getInputList()));
        ComputationGraph any = SmallNetwork.of(new BlurPooling(2));
        assertEquals(
                List.of("images [batch, channels, height, width]"),
                signatures(
                        OnnxRuns.model(any, ExportOptions.defaults()).getGraph().getInputList()));
    }

    @Test
    void sameNetworkGivesTheSameFile() throws Exception {
        ComputationGraph network = residual(DataType.FLOAT).trained(8);
        ExportOptions options = ExportOptions.defaults()
                .withMetadata(Stream.of("c", "a", "d", "b").collect(Collectors.toMap(key -> key, key -> "of " + key)));
        Export.onnx(network, folder.resolve("one.onnx"), options);
        Export.onnx(network, folder.resolve("other.onnx"), options);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("one.onnx")), Files.readAllBytes(folder.resolve("other.onnx")));
    }

    private static List<String> signatures(List<ValueInfoProto> values) {
        return values.stream()
                .map(value -> value.getName() + " "
                        + value.getType().getTensorType().getShape().getDimList().stream()
                                .map(ExportTest::text)
                                .collect(Collectors.joining(", ", "[", "]")))
                .toList();
    }

    private static String text(Dimension dimension) {
        return dimension.hasDimParam() ? dimension.getDimParam() : String.valueOf(dimension.getDimValue());
    }
}
