/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every mistake in a block of one's own that stands in a file of its own: one error, where the change is to be made, which is in
 * the block or in the stage.
 */
class BlockErrorTest {
    private static final int HEADER_LINES = 2;
    private static final String NETWORK = """
            @ResidualNetwork
            @Input(height = 32, width = 32)
            @Stem(filters = 16, kernel = 3)
            @ResidualStage(filters = 16, blocks = 2)
            @ResidualStage(filters = 32, blocks = 2, block = Own.class)
            @Head(classes = 10)
            interface Net {}
            """;

    /** {@code ▸} stands before the place of the error, {@code |} between lines. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiterString = " ## ", textBlock = """
            @ResidualBlock|@Conv(kernel = 3, scale = 2, strided = true)|@Conv(kernel = 3, groups = ▸3)|interface Own {} ## [stage/groups-mismatch] layer2.0.conv2 receives 64 channels and has 32 filters, but groups = 3 must divide both. Set groups = 2.
            @ResidualBlock|@Conv(kernel = 1, filters = 7, strided = true)|@Conv(kernel = 3, filters = ▸12, groups = Conv.DEPTHWISE)|interface Own {} ## [stage/groups-mismatch] layer2.0.conv2 receives 7 channels and has 12 filters, but groups = DEPTHWISE, 7, must divide both. Set filters = 14.
            @ResidualBlock|@Conv(kernel = 1, scale = 6)|▸@Conv(kernel = 3, groups = Conv.DEPTHWISE, strided = true)|@Conv(kernel = 1)|interface Own {} ## [stage/groups-mismatch] layer2.0.conv2 receives 192 channels and has 32 filters, but groups = DEPTHWISE, 192, must divide both. Set scale = 6.0.
            @ResidualBlock|@Conv(kernel = 3, groups = Conv.DEPTHWISE, scale = ▸0.75, strided = true)|interface Own {} ## [stage/groups-mismatch] layer2.0.conv1 receives 16 channels and has 24 filters, but groups = DEPTHWISE, 16, must divide both. Begin the block with a @Conv(kernel = 1).
            @ResidualBlock|@Conv(kernel = ▸4, strided = true)|interface Own {} ## [size/even-kernel] kernel of conv1 of Own is 4, but it must be odd, so that it has a middle. Set kernel = 3.
            @ResidualBlock|@Conv(kernel = 3, filters = ▸0, strided = true)|interface Own {} ## [size/not-positive] filters of conv1 of Own is 0, but it must be at least 1.
            @ResidualBlock|@Conv(kernel = ▸-1, strided = true)|interface Own {} ## [size/not-positive] kernel of conv1 of Own is -1, but it must be at least 1.
            @ResidualBlock|@Conv(kernel = 3, groups = ▸-5, strided = true)|interface Own {} ## [size/not-positive] groups of conv1 of Own is -5, but it must be at least 1.
            @ResidualBlock|@Conv(kernel = 3, scale = ▸0, strided = true)|interface Own {} ## [block/scale] scale of conv1 of Own is 0.0, but it must be a positive number.
            @ResidualBlock|@Conv(kernel = 3, scale = ▸0.3, strided = true)|interface Own {} ## [block/broken-filters] conv1 of Own has scale = 0.3, which of the 32 filters of layer2 makes 9.6, but it must make a whole number. Set scale = 0.3125.
            @ResidualBlock|@Conv(kernel = 3, scale = ▸1e9, strided = true)|interface Own {} ## [block/too-wide] conv1 of Own has 32,000,000,000 filters in layer2, but it must have at most 2,147,483,647. Set a smaller scale.
            @ResidualBlock|@Conv(kernel = 3, filters = 8, scale = ▸2, strided = true)|interface Own {} ## [block/filters-and-scale] conv1 of Own has filters = 8 and scale = 2.0, but only one of them must say how many filters it has. Leave scale out, or leave filters out.
            @ResidualBlock|@Conv(kernel = 3, filters = 8, scale = ▸-1, strided = true)|interface Own {} ## [block/filters-and-scale] conv1 of Own has filters = 8 and scale = -1.0, but only one of them must say how many filters it has. Leave scale out, or leave filters out.
            @ResidualBlock|@Conv(kernel = 3, strided = true)|@Conv(kernel = 1, strided = ▸true)|interface Own {} ## [block/several-strides] conv2 of Own carries the stride as well as conv1, but only one @Conv must, for the shortcut has it once. Leave strided out.
            ▸@ResidualBlock|interface Own {} ## [block/no-units] Own must have at least one @Conv. Add @Conv(kernel = 3, strided = true).
            """)
    void inTheBlock(String block, String text) {
        String marked = block.replace('|', '\n');
        int mark = marked.indexOf('▸');
        String before = marked.substring(0, mark);
        Compilation compilation = compile(NETWORK, marked.replace("▸", ""));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadWarningCount(0);
        assertThat(compilation)
                .hadErrorContaining(text)
                .inFile(compilation.sourceFiles().get(1))
                .onLine(HEADER_LINES + before.lines().count() + (before.isEmpty() || before.endsWith("\n") ? 1 : 0))
                .atColumn(mark - before.lastIndexOf('\n'));
        assertThat(compilation).hadErrorContaining("\n  found in test.Net, which uses it");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiterString = " ## ", textBlock = """
            block = Own▸.class ## @ResidualBlock @Conv(kernel = 3) interface Own {} ## [block/no-stride] layer2 has a stride of 2, but no @Conv of Own carries it, and one must. Set strided = true, or stride = 1.
            block = Own▸.class ## @Conv(kernel = 3, strided = true) interface Own {} ## [block/not-a-block] layer2 names Own as its block, but that must be an interface with @ResidualBlock. Make it one, or name another.
            block = Own▸.class ## final class Own {} ## [block/not-a-block] layer2 names Own as its block, but that must be an interface with @ResidualBlock. Make it one, or name another.
            bottleneck = ▸true, block = Own.class ## @ResidualBlock @Conv(kernel = 3, strided = true) interface Own {} ## [block/with-bottleneck] layer2 has blocks of its author's own, Own, which say all about their convolutions, so that bottleneck must not be set. Leave bottleneck out.
            groups = ▸2, block = Own.class ## @ResidualBlock @Conv(kernel = 3, strided = true) interface Own {} ## [block/with-bottleneck] layer2 has blocks of its author's own, Own, which say all about their convolutions, so that groups must not be set. Leave groups out.
            stride = 1, shortcut = Shortcut▸.IDENTITY, block = Own.class ## @ResidualBlock @Conv(kernel = 3) interface Own {} ## [stage/channel-mismatch] layer2 receives 16 channels, but its identity shortcut must carry 32. Set shortcut = PROJECTION.
            stride = 1, shortcut = Shortcut▸.IDENTITY, block = Own.class ## @ResidualBlock @Conv(kernel = 3, filters = 24) interface Own {} ## [stage/channel-mismatch] layer2 receives 16 channels, but its identity shortcut must carry 24. Set shortcut = PROJECTION.
            shortcut = Shortcut▸.ZERO_PAD, block = Own.class ## @ResidualBlock @Conv(kernel = 3, filters = 8, strided = true) interface Own {} ## [stage/zero-pad-narrows] layer2 receives 16 channels, to which its shortcut can only add zeros, but it must carry 8. Set shortcut = PROJECTION.
            """)
    void inTheStage(String marked, String block, String text) {
        String network = NETWORK.replace("block = Own.class", marked);
        int mark = network.indexOf('▸');
        Compilation compilation = compile(network.replace("▸", ""), block);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadWarningCount(0);
        assertThat(compilation)
                .hadErrorContaining(text)
                .inFile(compilation.sourceFiles().get(0))
                .onLine(7)
                .atColumn(mark - network.lastIndexOf('\n', mark));
    }

    /** Whoever declares a block and no network is told, too. */
    @Test
    void blockOnAClass() {
        Faulty.assertOnlyErrorContaining(
                "▸@ResidualBlock @Conv(kernel = 3) class Net {}",
                "[declaration/not-an-interface] Net is a class, but @ResidualBlock must be on an interface.");
    }

    /** Two stages that use a wrong block are one mistake. */
    @Test
    void mistakeOfABlockIsReportedOnce() {
        Compilation compilation = compile(
                NETWORK.replace(
                        "@ResidualStage(filters = 16, blocks = 2)",
                        "@ResidualStage(filters = 16, blocks = 2, block = Own.class)"),
                "@ResidualBlock @Conv(kernel = 2, strided = true) interface Own {}");
        assertThat(compilation).hadErrorCount(1);
        assertEquals(
                "[size/even-kernel] kernel of conv1 of Own is 2, but it must be odd, so that it has a middle. Set kernel = 1.\n"
                        + "  found in test.Net, which uses it",
                compilation.errors().get(0).getMessage(Locale.ROOT));
    }

    /** The stages name what is wrong, and one of them is told. */
    @ParameterizedTest
    @CsvSource({"@ResidualBlock @Conv, [block/no-stride] layer1", "@Conv(strided = true), [block/not-a-block] layer1"})
    void mistakeOfABlockIsReportedInOneStage(String block, String text) {
        String first = "@ResidualStage(filters = 16, blocks = 2, stride = 2, block = Own.class)";
        Compilation compilation = compile(
                NETWORK.replace("@ResidualStage(filters = 16, blocks = 2)", first), block + " interface Own {}");
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining(text);
    }

    /** The nearest scale of one stage is not whole in another. */
    @Test
    void scaleForAllStages() {
        String network = NETWORK.replace(
                        "@ResidualStage(filters = 16, blocks = 2)",
                        "@ResidualStage(filters = 64, blocks = 2, block = Own.class)")
                .replace("filters = 32", "filters = 96");
        String block = "@ResidualBlock @Conv(scale = 0.3, strided = true) interface Own {}";
        Compilation compilation = compile(network, block);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("of the 64 filters of layer1 makes 19.2, but");
        assertThat(compilation).hadErrorContaining("Set scale = 0.3125.");
        assertThat(compile(network, block.replace("0.3", "0.3125"))).succeededWithoutWarnings();
    }

    /** A product of doubles is not exact. */
    @Test
    void filtersAreReadable() {
        Compilation compilation = compile(
                NETWORK.replace("filters = 32", "filters = 33"),
                "@ResidualBlock @Conv(scale = 1.1, strided = true) interface Own {}");
        assertThat(compilation).hadErrorContaining("of the 33 filters of layer2 makes 36.3, but");
    }

    private static Compilation compile(String network, String block) {
        return CompiledNetwork.compile(CompiledNetwork.source("Net", network), CompiledNetwork.source("Own", block));
    }
}
