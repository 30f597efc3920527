/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import dev.stagecraft.runtime.NetworkDefinition;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of one's own, declared in another file than the network. */
class OwnBlockTest {
    private static final String SOUND = """
            @ResidualNetwork
            @Input(height = 12, width = 12)
            @ResidualStage(filters = 8, blocks = 2, block = Tower.class)
            @Head(classes = 3)
            interface Net {}
            """;
    private static final String BLOCK = "@ResidualBlock @Conv(kernel = 1) @Conv(strided = true) interface Tower {}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@ResidualBlock @Conv interface Tower {}",
                "@ResidualBlock @Conv @Conv(kernel = 1, scale = 2) interface Tower {}",
                "@ResidualBlock @Conv(filters = 4) @Conv(groups = Conv.DEPTHWISE) interface Tower {}",
                "@ResidualBlock(activation = false) @Conv(activation = true) interface Tower {}",
                "interface Tower extends Units {} @ResidualBlock @Conv interface Units {}"
            })
    void buildsWhatItPromised(String block) {
        BuiltNetwork.assertKeepsItsPromises(load(SOUND, block));
    }

    /** 0.29 times 100 is a little less than 29, of which the next stage must not make 28. */
    @Test
    void filtersAreRoundedInAllPlaces() {
        String stages = "@ResidualStage(filters = 100, blocks = 1, block = Tower.class)\n"
                + "@ResidualStage(filters = 29, blocks = 1, stride = 1)";
        NetworkDefinition network = load(
                SOUND.replace("@ResidualStage(filters = 8, blocks = 2, block = Tower.class)", stages),
                "@ResidualBlock @Conv(scale = 0.29) interface Tower {}");
        assertEquals("29x12x12", network.summary().layer("layer1.0").output().toString());
        assertEquals(0, network.summary().part("layer2.0.downsample").layers().size(), "the identity agrees");
    }

    @Test
    void mistakeIsReportedInTheBlocksFile() {
        JavaFileObject block = CompiledNetwork.source("Tower", BLOCK.replace("kernel = 1", "kernel = 2"));
        Compilation compilation = CompiledNetwork.compile(CompiledNetwork.source("Net", SOUND), block);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[size/even-kernel] kernel of conv1 of Tower is 2, but it must be odd")
                .inFile(block)
                .onLine(3);
        assertThat(compilation).hadErrorContaining("found in test.Net, which uses it");
    }

    @Test
    void mistakeOfTwoNetworksIsReportedOnce() {
        Compilation compilation = CompiledNetwork.compile(
                CompiledNetwork.source("Net", SOUND),
                CompiledNetwork.source("Second", SOUND.replace("interface Net", "interface Second")),
                CompiledNetwork.source("Tower", BLOCK.replace("kernel = 1", "kernel = 2")));
        assertThat(compilation).hadErrorCount(1);
    }

    /** A block may be a network too: what is wrong with the block is said there. */
    @Test
    void mistakeOfABlockThatIsANetwork() {
        JavaFileObject both = CompiledNetwork.source(
                "Tower", SOUND.replace("interface Net {}", BLOCK.replace("kernel = 1", "kernel = 2")));
        Compilation compilation = CompiledNetwork.compile(CompiledNetwork.source("Net", SOUND), both);
        assertThat(compilation)
                .hadErrorContaining("[size/even-kernel]")
                .inFile(both)
                .onLine(7);
        assertThat(compilation).hadErrorCount(1);
    }

    /** Of the last scale they are more than a double can hold. */
    @ParameterizedTest
    @ValueSource(strings = {"1e12", "1e300", "Double.MAX_VALUE"})
    void tooManyFiltersAreOneMistake(String scale) {
        Compilation compilation = CompiledNetwork.compile(
                CompiledNetwork.source("Net", SOUND),
                CompiledNetwork.source("Tower", "@ResidualBlock @Conv(scale = " + scale + ") interface Tower {}"));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("[block/too-wide]");
    }

    /** What another processor has yet to write is waited for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "interface Tower extends Units {} ## package test; import dev.stagecraft.*; @ResidualBlock @Conv interface Units {}",
                "interface Other {} ## package test; import dev.stagecraft.*; @ResidualBlock @Conv interface Tower {}"
            })
    void generatedBlock(String sources) {
        String[] parts = sources.split(" ## ");
        String generated = parts[1].contains("Units") ? "test.Units" : "test.Tower";
        Compilation compilation = com.google.testing.compile.Compiler.javac()
                .withProcessors(new ResidualNetworkProcessor(), new SourceGenerator(generated, parts[1]))
                .compile(
                        CompiledNetwork.source("Net", "@Deprecated " + SOUND),
                        CompiledNetwork.source(parts[0].split(" ")[1], parts[0]));
        assertThat(compilation).succeededWithoutWarnings();
        assertEquals(
                "8x12x12",
                CompiledNetwork.load(compilation, "test.NetNetwork")
                        .summary()
                        .layer("layer1.1")
                        .output()
                        .toString());
    }

    /** That a block without it has no convolution would only follow. */
    @ParameterizedTest
    @ValueSource(strings = {"@ResidualBlok @Conv", "@ResidualBlock @Cnv"})
    void misspeltAnnotationIsLeftToTheCompiler(String annotations) {
        Compilation compilation = CompiledNetwork.compile(
                CompiledNetwork.source("Net", SOUND),
                CompiledNetwork.source("Tower", annotations + " interface Tower {}"));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("cannot find symbol");
    }

    private static NetworkDefinition load(String network, String block) {
        return CompiledNetwork.load(
                CompiledNetwork.compile(CompiledNetwork.source("Net", network), CompiledNetwork.source("Tower", block)),
                "test.NetNetwork");
    }
}
