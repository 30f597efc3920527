/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.SmallNetwork;
import dev.stagecraft.runtime.export.Export;
import dev.stagecraft.runtime.export.ExportOptions;
import dev.stagecraft.runtime.images.Shape;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** A server needs this project's classes and ONNX Runtime, and nothing else. */
class PlainServerTest {
    private static final Shape IMAGE = new Shape(List.of(3, 12, 10));

    @TempDir
    private Path folder;

    private ComputationGraph network;
    private Path file;

    @BeforeEach
    void export() throws IOException {
        network = new SmallNetwork()
                .convolution("conv1", 3, 8, 3, 2)
                .normalization("bn1", 8)
                .trained(8);
        file = folder.resolve("small.onnx");
        Export.onnx(network, file, ExportOptions.defaults().withImage(IMAGE));
    }

    @Test
    void needsOnnxRuntimeOnly() throws Exception {
        int expected = network.outputSingle(Nd4j.zeros(DataType.FLOAT, IMAGE.ofBatch(1)))
                .argMax(1)
                .getInt(0);
        assertEquals(
                List.of("no ND4J", String.valueOf(expected)),
                lines(Predictor.class, Shape.class, PlainServer.class, ai.onnxruntime.OrtEnvironment.class));
    }

    @Test
    void saysThatOnnxRuntimeIsMissing() throws Exception {
        assertEquals(
                List.of(
                        "no ND4J",
                        "ONNX Runtime is not on the class path: add com.microsoft.onnxruntime:onnxruntime:"
                                + OnnxRuntimeLibrary.VERSION + ", or onnxruntime_gpu of that version."),
                lines(Predictor.class, Shape.class, PlainServer.class));
    }

    /** The version that users are told to add is the one that is tested, here and in what they read. */
    @Test
    void namesTheVersionThatIsTested() throws Exception {
        String version = OnnxRuntimeLibrary.VERSION;
        assertTrue(Files.readString(Path.of("..", "pom.xml"))
                .contains("<onnxruntime.version>" + version + "</onnxruntime.version>"));
        assertTrue(Files.readString(Path.of("..", "docs", "onnx.md"))
                .contains("<artifactId>onnxruntime</artifactId>\n  <version>" + version + "</version>"));
        assertEquals(version, ai.onnxruntime.OrtEnvironment.getEnvironment().getVersion());
    }

    /** What the server prints with the folders and jars of some classes on its class path. */
    private List<String> lines(Class<?>... classes) throws Exception {
        String classPath = Stream.of(classes)
                .map(one -> Path.of(java.net.URI.create(one.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        PlainServer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, server.waitFor(), lines::toString);
        return lines;
    }
}
