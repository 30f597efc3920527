/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static dev.stagecraft.cli.Texts.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.cli.network.NetworkCatalog;
import dev.stagecraft.runtime.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program does with a network without a head. */
class BackboneTest {
    private static final String TRUNK = """
            package com.acme;

            import dev.stagecraft.*;

            @ResidualNetwork
            @Input(channels = 1, height = 8, width = 8)
            @Stem(filters = 4, kernel = 3, stride = 1)
            @ResidualStage(filters = 8, blocks = 1, stride = 2)
            @Head(classes = 3)
            interface Whole {}

            @ResidualNetwork
            @Backbone(stages = {0, 1}, channels = {4, 8}, strides = {1, 2})
            public interface Trunk extends Whole {}
            """;

    @TempDir
    private static Path shared;

    private static Path classes;
    private static Path weights;

    @TempDir
    private Path folder;

    @BeforeAll
    static void declare() throws IOException {
        classes = UserNetwork.compile(shared, TRUNK);
        weights = shared.resolve("whole.safetensors");
        Weights.save(NetworkCatalog.of(List.of(classes)).find("Whole").create(), weights);
    }

    private static void assertRefused(String sentence, Object... arguments) {
        Run run = Run.of(arguments);
        assertEquals(FailureSentences.FAILED, run.exitCode());
        assertContains(run.err(), sentence);
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void isSummarizedVerifiedAndExported() {
        assertContains(Run.ok("summary", "Trunk", "--class-path", classes), "layer1.0 ", "8x4x4");
        assertContains(
                Run.ok("weights", "verify", weights, "--network", "Trunk", "--class-path", classes),
                " fits Trunk: ",
                "; the network has no head, so that 2 tensors behind its last layer are left out (fc.weight, …)");
        Path onnx = folder.resolve("trunk.onnx");
        assertContains(
                Run.ok("export", "--network", "Trunk", "--weights", weights, "--class-path", classes, onnx),
                "saved " + onnx);
        assertRefused(
                "trunk.onnx is a backbone, which gives the maps [stem, layer1] and tells no classes apart: run it with ONNX Runtime"
                        + " itself, or export a network with a head.",
                "predict",
                "--model",
                onnx,
                "cat.jpg");
    }

    @Test
    void classifiesNothing() throws IOException {
        Path data = IdxImages.write(folder.resolve("data"), 6, 3, 8, 3);
        String sentence = "Trunk is a backbone, which tells no classes apart: name a network with a head.";
        assertRefused(
                sentence,
                "train",
                "--network",
                "Trunk",
                "--class-path",
                classes,
                "--data",
                data,
                "--model",
                folder.resolve("model.zip"));
        assertRefused(
                sentence,
                "evaluate",
                "--network",
                "Trunk",
                "--weights",
                weights,
                "--class-path",
                classes,
                "--data",
                data);
        assertRefused(
                sentence, "predict", "--network", "Trunk", "--weights", weights, "--class-path", classes, "cat.jpg");
    }
}
