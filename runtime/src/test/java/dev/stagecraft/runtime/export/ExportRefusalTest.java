/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.layers.BlurPooling;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;

/** What cannot be written is said in a sentence, and leaves the file that is there. */
class ExportRefusalTest {
    private static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";

    @TempDir
    private Path folder;

    private static ComputationGraph small() {
        return SmallNetwork.of(new BlurPooling(1));
    }

    private static ConvolutionLayer.Builder convolution() {
        return new ConvolutionLayer.Builder(3, 3).nIn(3).nOut(4).activation(Activation.IDENTITY);
    }

    static Stream<Arguments> layers() {
        String pool = "layer is a " + LAYERS + "SubsamplingLayer that cannot be written as ONNX: ";
        String convolution = "layer is a " + LAYERS + "ConvolutionLayer that cannot be written as ONNX: ";
        return Stream.of(
                Arguments.of(
                        new Deconvolution2D.Builder(2, 2).nIn(3).nOut(4).build(),
                        "layer is a " + LAYERS
                                + "Deconvolution2D that cannot be written as ONNX: there is no such layer in the"
                                + " networks that Stagecraft generates."),
                Arguments.of(
                        new SubsamplingLayer.Builder(PoolingType.SUM).build(),
                        pool + "its type is SUM; set MAX or AVG."),
                Arguments.of(
                        new SubsamplingLayer.Builder(PoolingType.MAX)
                                .dilation(2, 2)
                                .build(),
                        pool + "its window is dilated; set the dilation 1."),
                Arguments.of(
                        convolution().dataFormat(CNN2DFormat.NHWC).build(),
                        convolution + "its channels come last; set the data format NCHW."),
                Arguments.of(
                        convolution()
                                .stride(2, 2)
                                .dilation(2, 2)
                                .convolutionMode(ConvolutionMode.Same)
                                .build(),
                        "layer cannot be written as ONNX: "
                                + "ONNX Runtime cannot pad by the convolution mode Same where both stride and dilation are"
                                + " above 1; declare @Convolution(padding = SYMMETRIC), which is ConvolutionMode.Truncate with a"
                                + " padding."),
                Arguments.of(
                        new ActivationLayer(Activation.CUBE),
                        "layer has the activation function org.nd4j.linalg.activations.impl.ActivationCube cube, which cannot be"
                                + " written as ONNX; set another."),
                Arguments.of(
                        new ActivationLayer(new ActivationReLU(0.5, 0.0, 0.1)),
                        "layer has the activation function org.nd4j.linalg.activations.impl.ActivationReLU with the maximum 0.5, the"
                                + " threshold 0.0 and the negative slope 0.1, which cannot be written as ONNX; set one without, ActivationReLU6 or ActivationLReLU."));
    }

    @ParameterizedTest
    @MethodSource
    void layers(Layer layer, String message) {
        assertRefused(SmallNetwork.of(layer), ExportOptions.defaults(), message);
    }

    @Test
    void vertices() {
        assertRefused(
                new SmallNetwork()
                        .layer("a", convolution().build())
                        .vertex("both", new MergeVertex(), "a", "a")
                        .network(),
                ExportOptions.defaults(),
                "both is a org.deeplearning4j.nn.conf.graph.MergeVertex that cannot be written as ONNX: there is no such vertex in"
                        + " the networks that Stagecraft generates.");
        assertRefused(
                new SmallNetwork()
                        .layer("a", convolution().build())
                        .vertex("both", new ElementWiseVertex(ElementWiseVertex.Op.Max), "a", "a")
                        .network(),
                ExportOptions.defaults(),
                "both is a org.deeplearning4j.nn.conf.graph.ElementWiseVertex that cannot be written as ONNX: it computes Max; set"
                        + " Add or Product.");
    }

    @Test
    void optionsThatDoNotFit() {
        assertRefused(
                SmallNetwork.of(convolution().build()),
                ExportOptions.defaults().withImage(new Shape(List.of(1, 28, 28))),
                "The image is 1x28x28, but the network takes 3 channels; name the shape of its own images.");
        assertRefused(
                SmallNetwork.of(ExportTest.classifier(3, Activation.SOFTMAX, true)),
                ExportOptions.defaults().withClassNames(List.of("cat", "dog")),
                "There are 2 class names for 5 classes; there must be one for each, or none.");
        assertEquals(
                "The shape of an image is 784; it must be [channels, height, width], each at least 1.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ExportOptions.defaults().withImage(new Shape(List.of(784))))
                        .getMessage());
        assertEquals(
                "The class name \"tabby\ncat\" is not a line; take another.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ExportOptions.defaults().withClassNames(List.of("tabby\ncat")))
                        .getMessage());
    }

    private void assertRefused(ComputationGraph network, ExportOptions options, String message) {
        Path file = folder.resolve("network.onnx");
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> Export.onnx(network, file, options))
                        .getMessage());
        assertTrue(Files.notExists(file));
    }

    @Test
    void pathsThatAreNoFiles() throws IOException {
        assertEquals(
                folder + " cannot be written, because it is a folder: name a file in it.",
                assertThrows(IOException.class, () -> Export.onnx(small(), folder))
                        .getMessage());
        Path absent = folder.resolve("absent");
        assertEquals(
                absent.resolve("network.onnx") + " cannot be written, because the folder " + absent
                        + " does not exist: create it, or choose another.",
                assertThrows(IOException.class, () -> Export.onnx(small(), absent.resolve("network.onnx")))
                        .getMessage());
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(
                file.resolve("network.onnx") + " cannot be written, because " + file + " is a file: choose a folder.",
                assertThrows(IOException.class, () -> Export.onnx(small(), file.resolve("network.onnx")))
                        .getMessage());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    /** The disk has room for the old file and a part of the new one. */
    @Test
    void oldFileStays() throws IOException {
        Configuration full = Configuration.unix().toBuilder()
                .setBlockSize(1024)
                .setMaxSize(1024 * 64)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(full)) {
            Path file = disk.getPath("network.onnx");
            Export.onnx(small(), file);
            byte[] before = Files.readAllBytes(file);
            ComputationGraph large = SmallNetwork.of(convolution().nOut(4000).build());
            assertThrows(IOException.class, () -> Export.onnx(large, file));
            assertArrayEquals(before, Files.readAllBytes(file));
            try (Stream<Path> left = Files.list(file.toAbsolutePath().getParent())) {
                assertEquals(1, left.count());
            }
        }
    }

    @Test
    void networksBeyondTheLimitOfProtobuf() {
        WrittenTensor large = new WrittenTensor("weight", new long[] {1 << 20, 300}, () -> {
            throw new AssertionError("nobody asks for the numbers");
        });
        List<WrittenTensor> two = List.of(large, large);
        assertEquals(
                "The network takes 2,516,582,464 bytes in ONNX; a file holds at most 2,147,483,647, so export a smaller one.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new OnnxFile(
                                        ModelProto.getDefaultInstance(), GraphProto.getDefaultInstance(), two))
                        .getMessage());
        new OnnxFile(ModelProto.getDefaultInstance(), GraphProto.getDefaultInstance(), List.of(large));
    }
}
