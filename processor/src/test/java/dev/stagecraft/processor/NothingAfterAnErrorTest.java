/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After an error there is no generated class, no resource and no class file: a stale half would hide the error. */
class NothingAfterAnErrorTest {
    private static final String SOUND =
            "@ResidualNetwork @Input(height = 32, width = 32) @ResidualStage(filters = 16, blocks = 2) @Head(classes = 10)"
                    + " interface Net {}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"width = 0", "width = 32, channels = 0", "width = 32) @Normalization(decay = 2"})
    void declaration(String faulty) throws IOException {
        assertEquals(List.of(), written(SOUND.replace("width = 32", faulty)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"blocks = 2, shortcut = Shortcut.IDENTITY", "blocks = 2, output = {16, 1, 1}", "blocks = 0"})
    void stage(String faulty) throws IOException {
        assertEquals(List.of(), written(SOUND.replace("blocks = 2", faulty)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "enum"})
    void kind(String keyword) throws IOException {
        assertEquals(List.of(), written(SOUND.replace("interface", keyword)));
    }

    @Test
    void soundDeclarationLeavesAllOfIt() throws IOException {
        assertEquals(
                List.of("Net.class", "NetNetwork.class", "NetNetwork.java", "NetNetwork.layers.tsv"), written(SOUND));
    }

    /** The names of the files that a compilation of the declaration wrote. */
    private List<String> written(String declaration) throws IOException {
        Path source = folder.resolve("Net.java");
        Files.writeString(source, "import dev.stagecraft.*; " + declaration);
        Path output = Files.createDirectory(folder.resolve("output"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    new StringWriter(),
                    files,
                    null,
                    List.of("-d", output.toString()),
                    null,
                    files.getJavaFileObjects(source));
            task.setProcessors(List.of(new ResidualNetworkProcessor()));
            task.call();
        }
        try (Stream<Path> found = Files.list(output)) {
            return found.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
