/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.stagecraft.processor.WarningTest.NET;
import static dev.stagecraft.processor.WarningTest.SUPPRESSED;
import static dev.stagecraft.processor.WarningTest.compile;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Warnings can be suppressed by their id, wherever what they are about stands, and errors cannot. */
class SuppressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                SUPPRESSED,
                "@SuppressWarnings({\"unchecked\", \"stagecraft:map/dropped-row\"})",
                "@SuppressWarnings(value = \"stagecraft:map/dropped-row\")"
            })
    void suppressedOnTheNetwork(String annotation) {
        assertThat(compile(annotation + "\n" + NET)).succeededWithoutWarnings();
    }

    @Test
    void suppressedOnATypeAroundIt() {
        assertThat(compile(SUPPRESSED + " class Outer {\n" + NET + "}")).succeededWithoutWarnings();
    }

    /** The base says that it knows; the variant has the warning because of what it inherits. */
    @Test
    void suppressedWhereItIsInheritedFrom() {
        String base = NET.replace("@ResidualNetwork\n", "").replace("Net", "Base");
        String variant = "@ResidualNetwork interface Net extends Base {}";
        assertThat(compile(base + variant)).hadWarningCount(1);
        assertThat(compile(SUPPRESSED + base + variant)).succeededWithoutWarnings();
        assertThat(compile(base + SUPPRESSED + variant)).succeededWithoutWarnings();
    }

    @Test
    void suppressingAnotherWarningDoesNot() {
        Compilation compilation = compile("@SuppressWarnings(\"stagecraft:map/skipped-pixels\")\n" + NET);
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation).hadWarningContaining("[map/dropped-row]");
    }

    /** An error is an error. */
    @Test
    void errorsCannotBeSuppressed() {
        Compilation compilation = compile(
                "@SuppressWarnings(\"stagecraft:size/not-positive\")\n" + NET.replace("blocks = 1", "blocks = 0"));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("[size/not-positive] blocks of layer1 is 0");
        assertThat(compilation).hadWarningContaining("[option/unknown-suppression]");
    }

    @Test
    void suppressionThatIsNoTextIsLeftToTheCompiler() {
        Compilation compilation = compile("@SuppressWarnings(5)\n" + NET);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("incompatible types");
    }

    /** On a type around the network, where it would suppress; and an error, which it never would. */
    @Test
    void suppressionsThatSuppressNothing() {
        Compilation compilation =
                compile("@SuppressWarnings({\"stagecraft:map/droped-row\", \"stagecraft:*\"}) class Outer {\n"
                        + "@SuppressWarnings(\"stagecraft:stage/channel-mismatch\")\n" + NET + "}");
        assertThat(compilation).hadWarningCount(4);
        assertThat(compilation)
                .hadWarningContaining("\"map/droped-row\" is no id")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(3)
                .atColumn(20);
        assertThat(compilation).hadWarningContaining("\"*\" is no id, but what follows");
        assertEquals(
                List.of(),
                compilation.warnings().stream()
                        .map(warning -> warning.getMessage(Locale.ROOT))
                        .filter(text -> text.contains("which inherits it"))
                        .toList());
        assertThat(compilation)
                .hadWarningContaining(
                        "\"stage/channel-mismatch\" is an error, which cannot be suppressed, but what follows"
                                + " \"stagecraft:\" must be the id of a warning. Remove it.")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(4)
                .atColumn(19);
    }
}
