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
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of the whole network that say nothing: one warning, on the attribute's line and column. */
class DesignWarningTest {
    private static final String NET = """
            @ResidualNetwork
            @Input(height = 16, width = 16)
            @Stem(filters = 8, kernel = 3%s)
            @ResidualStage(filters = 8, blocks = 1)
            %s
            @Head(classes = 10)
            interface Net {}
            """;
    private static final int LINE = 7;

    /** {@code ▸} stands before the place of the warning. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiterString = " ## ", textBlock = """
            @Convolution(biasBeforeNormalization = ▸false) ## [convolution/unused-bias-setting] biasBeforeNormalization of @Convolution is set, but bias must be true for it to say anything. Set bias = true, or leave biasBeforeNormalization out.
            @StochasticDepth(rate = ▸0.1) ## [stochastic-depth/one-block] Net has @StochasticDepth and one block, but it must have several: the rate is 0 for the first, and grows to the last. Set blocks = 2, or remove @StochasticDepth.
            @Preprocessing(range = Preprocessing.Range▸.ZERO_TO_255, mean = {0.485, 0.456, 0.406}) ## [preprocessing/other-range] range of @Preprocessing is ZERO_TO_255, but mean is at most 0.485: it must be measured in the same range. Set range = ZERO_TO_ONE.
            @Preprocessing(range = Preprocessing.Range▸.ZERO_TO_255, mean = 127, standardDeviation = 0.225) ## [preprocessing/other-range] range of @Preprocessing is ZERO_TO_255, but standardDeviation is at most 0.225: it must be measured in the same range. Set range = ZERO_TO_ONE.
            @ResidualStage(filters = 64, blocks = 1) @SqueezeExcitation(stages = 2, reduction = ▸4, divisor = 1, place = SqueezeExcitation.Place.BEFORE_LAST_CONVOLUTION) ## [squeeze-excitation/narrow] The squeeze-excitation of layer2 squeezes 64 channels to 2, but it must keep at least 4 to tell them apart. Set reduction = 2.
            ▸@AntiAliased ## [anti-aliased/no-stride] Net has @AntiAliased, but nothing in it has a stride that a filter could carry, and something must. Remove @AntiAliased.
            """)
    void everySettingWithoutEffect(String setting, String text) {
        assertOnlyWarning("", setting, text);
    }

    /** A mean takes the place of no filter, a maximum of stride 1 needs none, and what became a dilation has no stride for a mean. */
    @ParameterizedTest
    @CsvSource(delimiterString = " ## ", textBlock = """
            , pool = @Pool(kind = Pool.Kind.AVERAGE) ## ▸@AntiAliased
            , pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 1) ## ▸@AntiAliased
            , stride = 2 ## @AntiAliased(AntiAliased.Filter▸.AVERAGE) @OutputStride(2) @ResidualStage(filters = 8, blocks = 1)
            """)
    void filterWithoutStride(String stem, String setting) {
        assertOnlyWarning(stem, setting, "[anti-aliased/no-stride]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", pool = @Pool(kind = Pool.Kind.MAX)",
                ", pool = @Pool(kind = Pool.Kind.CONVOLUTION)",
                ") @ResidualStage(filters = 8, blocks = 1, stride = 2",
                ", stride = 2) @OutputStride(2) @ResidualStage(filters = 8, blocks = 1"
            })
    void filterWithStride(String stem) {
        assertThat(WarningTest.compile(NET.formatted(stem, "@AntiAliased"))).succeededWithoutWarnings();
    }

    /** The 1x1 of three channels has three weights; that of each channel on its own has one. */
    @Test
    void filtersOfOneWeight() {
        String block = "\n@ResidualBlock @Conv(strided = true) @Conv(kernel = 1%s) interface Own {}";
        String stage = "@WeightStandardization @ResidualStage(filters = 8, blocks = 1, block = Own.class)";
        assertThat(WarningTest.compile(NET.formatted("", stage) + block.formatted("")))
                .succeededWithoutWarnings();
        Compilation depthwise =
                WarningTest.compile(NET.formatted("", stage) + block.formatted(", groups = Conv.DEPTHWISE"));
        assertThat(depthwise).succeeded();
        assertThat(depthwise).hadWarningCount(1);
        assertThat(depthwise)
                .hadWarningContaining("[convolution/one-weight] A filter of layer2.0.conv2 has one weight, of which");
    }

    /** What looks around in place of a stride uses the dilation of a last stage of one bottleneck. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@BlockDesign(shortcut = Shortcut.POOLED_PROJECTION)",
                "@BlockDesign(projectionKernel = 3)",
                "@AntiAliased"
            })
    void dilationInPlaceOfAStride(String design) {
        String stage = "@ResidualStage(filters = 8, blocks = 1, bottleneck = true, stride = 1, dilation = 2)";
        assertThat(WarningTest.compile(NET.formatted("", design + stage))).succeededWithoutWarnings();
        Compilation without = WarningTest.compile(NET.formatted("", stage));
        assertThat(without).hadWarningCount(1);
        assertThat(without).hadWarningContaining("[stage/unused-dilation]");
    }

    private static void assertOnlyWarning(String stem, String setting, String text) {
        Compilation compilation = WarningTest.compile(NET.formatted(stem, setting.replace("▸", "")));
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningCount(1);
        assertThat(compilation)
                .hadWarningContaining(text)
                .inFile(compilation.sourceFiles().get(0))
                .onLine(LINE)
                .atColumn(setting.indexOf('▸') + 1);
        String printed = compilation.warnings().get(0).getMessage(Locale.ROOT);
        assertEquals(text, printed.substring(0, text.length()));
    }
}
