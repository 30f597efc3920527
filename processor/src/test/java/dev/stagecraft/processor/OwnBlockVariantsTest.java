/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks of blocks of one's own are built, run and trained for a step, with everything that the network adds to a block. */
class OwnBlockVariantsTest {
    private static final String PLAIN = "@ResidualBlock @Conv(kernel = 3, strided = true) @Conv(kernel = 3)";
    private static final String INVERTED = "@ResidualBlock(activation = false) @Conv(kernel = 1, scale = 2)"
            + " @Conv(kernel = 3, scale = 2, groups = Conv.DEPTHWISE, strided = true) @Conv(kernel = 1, activation = false)";

    static Stream<Arguments> networks() {
        return Stream.of(
                network("as a basic block", PLAIN, ""),
                network("wide inside", INVERTED, ""),
                network("one convolution", "@ResidualBlock @Conv(kernel = 1, strided = true)", ""),
                network(
                        "an activation before the addition",
                        "@ResidualBlock @Conv(kernel = 3, strided = true, activation = true)",
                        ""),
                network(
                        "filters that are fixed, half and twice the stage's",
                        "@ResidualBlock @Conv(kernel = 1, filters = 4) @Conv(kernel = 5, scale = 0.5, groups = 2, strided = true)"
                                + " @Conv(kernel = 1, scale = 2)",
                        ""),
                network(
                        "the stride in the last convolution",
                        "@ResidualBlock @Conv(kernel = 3) @Conv(kernel = 3, strided = true)",
                        ""),
                network("pre-activation", INVERTED, "@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION)"),
                network(
                        "the stride in the last block",
                        PLAIN,
                        "@BlockDesign(strideIn = BlockDesign.StrideIn.LAST_BLOCK)"),
                network("option A", PLAIN, "@BlockDesign(shortcut = Shortcut.ZERO_PAD)"),
                network("pooled projections", INVERTED, "@BlockDesign(shortcut = Shortcut.POOLED_PROJECTION)"),
                network(
                        "drops of two convolutions",
                        PLAIN + " @Conv(kernel = 3)",
                        "@DropBlock(rate = 0.2) @StochasticDepth(rate = 0.2)"),
                network("squeeze-excitation", INVERTED, "@SqueezeExcitation(reduction = 2, divisor = 1)"),
                network("a blur", INVERTED, "@AntiAliased"),
                network(
                        "zero gamma, biases, group normalization",
                        PLAIN,
                        "@BlockDesign(zeroInitResidual = true) @Convolution(bias = true)"
                                + " @Normalization(kind = Normalization.Kind.GROUP, groups = 4)"),
                network("dilations", PLAIN, "@OutputStride(1)"));
    }

    private static Arguments network(String what, String block, String others) {
        return Arguments.of(
                what,
                "@ResidualNetwork @Input(height = 20, width = 14) @Stem(filters = 8, kernel = 3)"
                        + " @ResidualStage(filters = 8, blocks = 3, block = Net.Own.class)"
                        + " @ResidualStage(filters = 16, blocks = 2, block = Net.Own.class)"
                        + " @Head(classes = 3) " + others + " interface Net { " + block + " interface Own {} }");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void buildsWhatItPromised(String what, String declaration) {
        BuiltNetwork.assertKeepsItsPromises(CompiledNetwork.load("Net", declaration));
    }

    /** Only the shortcut's layers then know the stage's stride. */
    @ParameterizedTest
    @MethodSource("withoutStride")
    void needsNoStride(String stages) {
        BuiltNetwork.assertKeepsItsPromises(CompiledNetwork.load(
                "Net",
                "@ResidualNetwork @Input(height = 9, width = 9) @Stem(filters = 8, kernel = 3) " + stages
                        + " @Head(classes = 3) interface Net { @ResidualBlock @Conv(kernel = 3) interface Own {} }"));
    }

    static Stream<String> withoutStride() {
        return Stream.of(
                "@ResidualStage(filters = 8, blocks = 3, block = Net.Own.class)",
                "@ResidualStage(filters = 8, blocks = 2, block = Net.Own.class)"
                        + " @ResidualStage(filters = 12, blocks = 3, stride = 1, block = Net.Own.class)",
                "@ResidualStage(filters = 12, blocks = 1, block = Net.Own.class)");
    }
}
