/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A native library that does not load is the user's to mend, and one sentence. */
class UnloadedLibrariesTest {
    @TempDir
    private Path folder;

    @Test
    void onnxRuntime() throws Exception {
        Path model = Files.writeString(folder.resolve("model.onnx"), "");
        Path image = folder.resolve("x.png");
        Path missing = folder.resolve("missing");
        String sentence = "ONNX Runtime's native library cannot be loaded, because the folder " + missing
                + ", into which it is unpacked, does not exist: create it, or name another with -Djava.io.tmpdir=DIR.\n";
        Fork fork = new Fork(folder, List.of("-Djava.io.tmpdir=" + missing), Map.of());
        assertEquals(new Run(FailureSentences.FAILED, "", sentence), fork.run("predict", "--model", model, image));
        assertEquals(
                new Run(FailureSentences.FAILED, "", sentence),
                fork.run("evaluate", "--model", model, "--data", folder));
    }

    @Test
    void nd4j() throws Exception {
        Path file = Files.writeString(folder.resolve("cache"), "");
        assertTrue(file.toFile().setExecutable(true));
        Path data = IdxImages.write(folder.resolve("data"), 10, 10, 28, 10);
        Fork fork = new Fork(folder, List.of("-Dorg.bytedeco.javacpp.cachedir=" + file), Map.of());
        String sentence = "ND4J's native library cannot be loaded, because " + file
                + " is a file, where the folder must be into which it is unpacked: name another folder with"
                + " -Dorg.bytedeco.javacpp.cachedir=DIR.\n";
        Run trained = fork.run("train", "--network", "FashionResNet", "--data", data);
        assertEquals(FailureSentences.FAILED, trained.exitCode(), trained.err());
        assertEquals(sentence, trained.err());
        assertEquals(
                new Run(FailureSentences.FAILED, "", sentence),
                fork.run("weights", "verify", "x.safetensors", "--network", "FashionResNet"));
    }
}
