/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.stagecraft.processor.InheritanceTest.BASE;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;

/** A mistake in what is inherited is reported once, and where it was made. */
class InheritedMistakeTest {
    private static final String POOLED =
            BASE.replace("kernel = 3", "kernel = 3, pool = @Pool(kind = Pool.Kind.MAX, kernel = 4, stride = 4)");

    @Test
    void inheritedMistakeIsReportedInItsOwnFile() {
        Compilation compilation = CompiledNetwork.compile(
                CompiledNetwork.source(
                        "Base",
                        "@ResidualStage(filters = 16, blocks = 2)\n"
                                + "@ResidualStage(filters = 0, blocks = 2)\npublic interface Base {}"),
                CompiledNetwork.source(
                        "Variant",
                        "@Input(height = 8, width = 8)\n@Head(classes = 2)\n"
                                + "  @ResidualNetwork interface Variant extends Base {}"));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[size/not-positive] filters of layer2 is 0, but it must be at least 1.\n"
                        + "  found in test.Variant, which inherits it")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(4)
                .atColumn(26);
    }

    /** The base is a network without the mistake, which is in what each variant replaces. */
    @Test
    void mistakeOfAVariantIsReportedOnTheVariant() {
        Compilation compilation = CompiledNetwork.compile(
                CompiledNetwork.source("Base", POOLED),
                CompiledNetwork.source(
                        "Variants",
                        "@ResidualNetwork @Input(height = 3, width = 9) interface Low extends Base {}\n"
                                + " @ResidualNetwork @Input(height = 9, width = 2) interface Narrow extends Base {}\n"
                                + "@ResidualNetwork interface Narrower extends Narrow {}\n"));
        assertThat(compilation).hadErrorCount(2);
        assertThat(compilation)
                .hadErrorContaining(
                        "[map/kernel-too-large] maxpool receives a map of 3x9, but its 4x4 kernel with padding 0"
                                + " must fit into it. Set kernel = 3, or padding = 1.")
                .inFile(compilation.sourceFiles().get(1))
                .onLine(3)
                .atColumn(1);
        assertThat(compilation)
                .hadErrorContaining("  declared by @Stem(pool.kernel) of test.Base")
                .inFile(compilation.sourceFiles().get(1))
                .onLine(4)
                .atColumn(2);
    }

    /** The attribute is not written, so the place is the annotation that could have it. */
    @Test
    void inheritedDefaultIsReportedOnItsAnnotation() {
        Compilation compilation = CompiledNetwork.compile(
                "Variant",
                "@ResidualNetwork @Input(height = 3, width = 1) interface Variant extends Base {}\n"
                        + POOLED.replace("kernel = 4, ", "")
                                .replace("@ResidualNetwork\n@Input(height = 32, width = 32)\n", ""));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[map/kernel-too-large] maxpool receives a map of 3x1, but its 2x2 kernel")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(4)
                .atColumn(40);
        assertThat(compilation).hadErrorContaining("  found in test.Variant, which inherits it");
    }

    /** The variants stand before the base, and are read after it. */
    @Test
    void mistakeOfANetworkIsNotRepeatedForItsVariants() {
        Compilation compilation = CompiledNetwork.compile(
                "Networks",
                "@ResidualNetwork interface First extends Base {}\n@ResidualNetwork interface Second extends First {}\n"
                        + BASE.replace("filters = 32", "filters = 0"));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[size/not-positive] filters of layer2 is 0, but it must be at least 1.")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(9)
                .atColumn(26);
    }
}
