/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.images.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that a predictor cannot serve, and options that do not fit one. */
class PredictorFileTest {
    private static final PredictorOptions OPTIONS = PredictorOptions.defaults().withThreads(1);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void export() throws IOException {
        file = folder.resolve("small.onnx");
        write(ExportOptions.defaults());
    }

    private void write(ExportOptions options) throws IOException {
        Export.onnx(
                new SmallNetwork()
                        .convolution("conv1", 3, 8, 3, 2)
                        .relu("relu1")
                        .trained(8),
                file,
                options);
    }

    private void change(ModelProto.Builder model) throws IOException {
        Files.write(file, model.build().toByteArray());
    }

    private ModelProto.Builder model() throws IOException {
        return ModelProto.parseFrom(Files.readAllBytes(file)).toBuilder();
    }

    private String refusal(Class<? extends Exception> type, PredictorOptions options) {
        return assertThrows(type, () -> Predictor.open(file, options)).getMessage();
    }

    @Test
    void missingFiles() {
        Path absent = folder.resolve("absent.onnx");
        assertEquals(
                absent + " does not exist; write it with Export.onnx.",
                assertThrows(NoSuchFileException.class, () -> Predictor.open(absent))
                        .getReason());
        assertEquals(
                folder + " is not a file; name one that Export.onnx wrote.",
                assertThrows(InvalidModelException.class, () -> Predictor.open(folder))
                        .getMessage());
    }

    static Stream<byte[]> contents() {
        return Stream.of(
                new byte[0],
                "PK\3\4 a zip".getBytes(StandardCharsets.ISO_8859_1),
                "<html></html>".getBytes(StandardCharsets.UTF_8),
                new byte[10_000]);
    }

    @ParameterizedTest
    @MethodSource("contents")
    void otherFiles(byte[] content) throws IOException {
        Files.write(file, content);
        String message = refusal(InvalidModelException.class, OPTIONS);
        assertTrue(message.startsWith(file + " cannot be read as ONNX (Load model from " + file + " failed"), message);
        assertTrue(message.endsWith("): export the network again."), message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 0.9, 0.999})
    void truncatedFiles(double part) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, (int) (content.length * part)));
        refusal(InvalidModelException.class, OPTIONS);
    }

    @Test
    void otherModels() throws IOException {
        ModelProto.Builder model = model();
        model.getGraphBuilder().getInputBuilder(0).setName("pixels");
        model.getGraphBuilder().getNodeBuilder(0).setInput(0, "pixels");
        change(model);
        assertEquals(
                "small.onnx takes [pixels] and gives [probabilities, logits]; a network that Export.onnx wrote takes images,"
                        + " [N, C, H, W], and gives probabilities, [N, classes].",
                refusal(InvalidModelException.class, OPTIONS));
    }

    @Test
    void moreInputs() throws IOException {
        ModelProto.Builder model = model();
        model.getGraphBuilder()
                .addInput(model.getGraph().getInput(0).toBuilder().setName("more"));
        change(model);
        assertTrue(
                refusal(InvalidModelException.class, OPTIONS).startsWith("small.onnx takes [images, more] and gives"));
    }

    @Test
    void unknownSizes() {
        assertEquals(
                "small.onnx does not say which size its images have: export it with its preprocessing, or name the size"
                        + " with PredictorOptions.withImage.",
                refusal(IllegalArgumentException.class, OPTIONS));
    }

    /** As if there were none. */
    @ParameterizedTest
    @ValueSource(strings = {"", "3x224", "3x224x224x1", "3x-1x5", "3x0x4", "3x99999999999x1", "axbxc", "3x1x1 "})
    void sizesThatCannotBe(String size) throws IOException {
        write(ExportOptions.defaults().withMetadata(Map.of(OnnxFormat.IMAGE_SHAPE, size)));
        assertTrue(refusal(IllegalArgumentException.class, OPTIONS).contains("does not say which size"));
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(
                        new Shape(List.of(1, 12, 10)),
                        "The image is 1x12x10, but small.onnx takes images of 3xanyxany; name a shape [channels, height, width]"
                                + " that it takes."),
                Arguments.of(
                        new Shape(List.of(360)),
                        "The image is 360, but small.onnx takes images of 3xanyxany; name a shape [channels, height, width] that"
                                + " it takes."),
                Arguments.of(
                        new Shape(List.of(3, 60_000, 60_000)),
                        "An image of 3x60000x60000 takes more than 2 GB; name a smaller shape."),
                Arguments.of(
                        new Shape(List.of(3, 5000, 5000)),
                        "A batch of 32 images of 3x5000x5000 takes more than 2 GB; set a batch of at most 7."));
    }

    @ParameterizedTest
    @MethodSource
    void shapes(Shape shape, String message) {
        assertEquals(message, refusal(IllegalArgumentException.class, OPTIONS.withImage(shape)));
    }

    @Test
    void wrongNumbersOfLabels() throws IOException {
        PredictorOptions sized = OPTIONS.withImage(new Shape(List.of(3, 12, 10)));
        assertEquals(
                "There are 2 class names for 5 classes; there must be one for each.",
                refusal(IllegalArgumentException.class, sized.withClassNames(List.of("a", "b"))));
        write(ExportOptions.defaults().withMetadata(Map.of(OnnxFormat.CLASS_NAMES, "a\nb\nc")));
        assertEquals(
                "small.onnx has 3 class names for 5 classes; there must be one for each.",
                refusal(InvalidModelException.class, sized));
    }

    @Test
    void options() {
        assertEquals(
                "threads is -1; it must be at least 1, or 0 for one for each core.",
                assertThrows(IllegalArgumentException.class, () -> OPTIONS.withThreads(-1))
                        .getMessage());
        assertEquals(
                "batch is 0; it must be from 1 to 65536.",
                assertThrows(IllegalArgumentException.class, () -> OPTIONS.withBatch(0))
                        .getMessage());
    }

    /** The tests have the build of ONNX Runtime without CUDA. */
    @Test
    void missingGpu() {
        assertEquals(
                "The device is GPU, but this ONNX Runtime has no CUDA: put onnxruntime_gpu on the class path in place of"
                        + " onnxruntime, or set the device AUTO.",
                refusal(IllegalStateException.class, OPTIONS.withDevice(Device.GPU)));
    }
}
