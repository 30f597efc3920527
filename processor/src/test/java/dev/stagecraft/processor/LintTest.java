/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A declaration and its generated class compile with every warning switched on and none tolerated. */
class LintTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AttentiveResNet",
                "BackboneResNet",
                "BigTransfer",
                "DeepStemSeResNet",
                "DilatedResNeXt",
                "LegacySeNet",
                "MixedBlocks",
                "NormalizedBackbone",
                "OwnBlocks",
                "PreActivationResNet",
                "SamePadding",
                "ZeroPaddedPool"
            })
    void compilesWithoutWarnings(String name) throws IOException {
        Path source = Path.of("src", "test", "golden", name + ".java");
        assertThat(javac().withClasspath(CompileClassPath.FILES)
                        .withOptions("-Xlint:all", "-Werror")
                        .withProcessors(new ResidualNetworkProcessor())
                        .compile(JavaFileObjects.forSourceString("golden." + name, Files.readString(source))))
                .succeededWithoutWarnings();
    }

    /** Each comment of a generated class is whole, also of what is private; the declaration is its author's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AttentiveResNet",
                "BackboneResNet",
                "BigTransfer",
                "DeepStemSeResNet",
                "DilatedResNeXt",
                "LegacySeNet",
                "MixedBlocks",
                "NormalizedBackbone",
                "OwnBlocks",
                "PreActivationResNet",
                "SamePadding",
                "ZeroPaddedPool"
            })
    void commentsAreWhole(String name) throws IOException {
        Path source = Path.of("src", "test", "golden", name + ".java");
        Compilation compilation = javac().withOptions("-Xdoclint:all/private")
                .withProcessors(new ResidualNetworkProcessor())
                .compile(JavaFileObjects.forSourceString("golden." + name, Files.readString(source)));
        assertThat(compilation).succeeded();
        assertEquals(
                List.of(),
                compilation.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.getSource().getName().endsWith("Network.java"))
                        .map(Object::toString)
                        .toList());
        String generated = CompiledNetwork.generatedTexts(compilation).get(name + "Network.java");
        assertFalse(generated.contains(" null\n"), "a parameter without a meaning");
    }
}
