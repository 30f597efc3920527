/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;

/** Limits that keep a build's time and memory small: at the limit it compiles, beyond there is one error and no more. */
class LimitTest {
    private static String network(int stages, String stage) {
        return "@ResidualNetwork @Input(height = 8, width = 8) @Head(classes = 2)\n"
                + (stage + "\n").repeat(stages)
                + "interface Net {}";
    }

    @Test
    void stages() {
        String stage = "@ResidualStage(filters = 4, blocks = 1, stride = 1)";
        assertThat(CompiledNetwork.compile("Net", network(256, stage))).succeeded();
        Compilation compilation = CompiledNetwork.compile("Net", network(257, stage));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining(
                        "[stage/too-many] Net has 257 stages, but it must have at most 256. Give a stage more"
                                + " blocks instead.")
                .inFile(compilation.sourceFiles().get(0))
                .onLine(3 + 257)
                .atColumn(1);
    }

    /** Strides that become dilations multiply, to more than an int holds. */
    @Test
    void dilations() {
        String stage = "@ResidualStage(filters = 4, blocks = 1, stride = 2)";
        Faulty.assertOnlyErrorContaining(
                "@OutputStride(▸1)\n" + network(40, stage),
                "[size/too-large] dilation of layer16 is 65,536, but it must be at most 65,535.");
        assertThat(CompiledNetwork.compile("Net", "@OutputStride(1)\n" + network(15, stage)))
                .succeeded();
    }

    @Test
    void unitsOfABlock() {
        String source = network(2, "@ResidualStage(filters = 4, blocks = 1, stride = 1, block = Tower.class)")
                + "\n▸@ResidualBlock\n";
        Faulty.assertOnlyErrorContaining(
                source + "@Conv\n".repeat(65) + "interface Tower {}",
                "[block/too-many-units] Tower has 65 @Conv, but a block must have at most 64.");
        String most = source.replace("▸", "") + "@Conv\n".repeat(64) + "interface Tower {}";
        assertThat(CompiledNetwork.compile("Net", most)).succeeded();
    }

    /** The nearest divisor is found at once. */
    @Test
    void filtersThatNothingDivides() {
        Faulty.assertOnlyErrorContaining(
                "@BlockDesign(reduceFirst = ▸2147483646)\n"
                        + network(1, "@ResidualStage(filters = 2147483647, blocks = 1)"),
                "reduceFirst = 2147483646 must divide them. Set reduceFirst = 1.");
    }

    /** Each of the stages has a mistake, which none of the other rules is asked about. */
    @Test
    void manyMoreStages() {
        Compilation compilation =
                CompiledNetwork.compile("Net", network(10_000, "@ResidualStage(filters = 0, blocks = 1)"));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("[stage/too-many] Net has 10,000 stages");
    }

    /** The suggestion is the largest number that works. */
    @Test
    void layers() {
        String faulty = network(1, "@ResidualStage(filters = 4, blocks = ▸1000000)");
        Faulty.assertOnlyErrorContaining(
                faulty,
                "[count/too-many-layers] layer1 has 7,000,002 layers, but the whole network must have at most 100,000. Set"
                        + " blocks = 14285.");
        String most = faulty.replace("▸1000000", "14285");
        assertThat(CompiledNetwork.compile("Net", most)).succeeded();
        assertThat(CompiledNetwork.compile("Net", most.replace("14285", "14286")))
                .hadErrorContaining("[count/too-many-layers]");
    }

    /** Several deep stages share what there is. */
    @Test
    void layersOfSeveralStages() {
        String faulty = network(2, "@ResidualStage(filters = 4, blocks = 1000000)");
        Compilation compilation = CompiledNetwork.compile("Net", faulty);
        assertThat(compilation).hadErrorCount(2);
        String text = compilation.errors().get(1).getMessage(null);
        String blocks = text.substring(text.indexOf("blocks = "));
        assertThat(CompiledNetwork.compile(
                        "Net", faulty.replace("blocks = 1000000", blocks.substring(0, blocks.length() - 1))))
                .succeeded();
    }
}
