/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake in what the whole network has in common: one error, on the attribute's line and column, with the numbers. */
class DesignErrorTest {
    private static final String SOUND = """
            @ResidualNetwork
            @Input(height = 32, width = 32)
            @Stem(filters = 16, kernel = 3)
            @ResidualStage(filters = 16, blocks = 2)
            @ResidualStage(filters = 32, blocks = 2)
            DESIGN
            @Head(classes = 10)
            interface Net {}
            """;

    /** {@code ▸} stands before the place of the error. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiterString = " ## ", textBlock = """
            @BlockDesign(projectionKernel = ▸4) ## [size/even-kernel] projectionKernel of @BlockDesign is 4, but it must be odd, so that it has a middle. Set projectionKernel = 3.
            @BlockDesign(dropout = ▸1.0) ## [size/rate] dropout of @BlockDesign is 1.0, but it must be at least 0 and less than 1.
            @BlockDesign(projectionKernel = ▸0) ## [size/not-positive] projectionKernel of @BlockDesign is 0, but it must be at least 1.
            @BlockDesign(reduceFirst = ▸0) ## [size/not-positive] reduceFirst of @BlockDesign is 0, but it must be at least 1.
            @BlockDesign(reduceFirst = ▸5) ## [block/reduce-first] The 3x3 convolutions of layer1 have 16 filters, but reduceFirst = 5 must divide them. Set reduceFirst = 4.
            @BlockDesign(zeroInitResidual = ▸true, order = BlockDesign.Order.PRE_ACTIVATION) ## [block/zero-init-before-activation] zeroInitResidual is true, but with order = PRE_ACTIVATION it must be false: behind a scale of 0 an activation gives 0, and no gradient ever changes that. Leave zeroInitResidual out.
            @Normalization(groups = ▸8) ## [normalization/groups-of-batch] groups of @Normalization is 8, but kind = BATCH must have none. Set kind = GROUP, or leave groups out.
            @Normalization(kind = Normalization.Kind.GROUP, groups = ▸0) ## [size/not-positive] groups of @Normalization is 0, but it must be at least 1.
            @Normalization(kind = Normalization.Kind.GROUP, groups = 8, decay = ▸0.5) ## [normalization/decay-of-groups] decay of @Normalization is 0.5, but kind = GROUP must have none: it has no running statistics. Leave decay out.
            @Normalization(kind = Normalization.Kind.GROUP, groups = 8, decay = ▸2) ## [normalization/decay-of-groups] decay of @Normalization is 2.0, but kind = GROUP must have none: it has no running statistics. Leave decay out.
            @StochasticDepth(rate = ▸1) ## [size/rate] rate of @StochasticDepth is 1.0, but it must be at least 0 and less than 1.
            @StochasticDepth(rate = 0.0▸/0) ## [size/rate] rate of @StochasticDepth is NaN, but it must be at least 0 and less than 1.
            @DropBlock(rate = ▸-0.5) ## [size/rate] rate of @DropBlock is -0.5, but it must be at least 0 and less than 1.
            @DropBlock(rate = 0.1, blockSizes = {5, ▸0}) ## [size/not-positive] blockSizes of @DropBlock is 0, but it must be at least 1.
            @DropBlock(rate = 0.1, scales = {▸-1, 1}) ## [drop-block/scale] scales of @DropBlock has -1.0, but it must be a positive number.
            @DropBlock(rate = 0.5, scales = {1, ▸4}) ## [drop-block/share] scales of @DropBlock has 4.0, but it must be at most 2.0: with rate = 0.5 the whole map is set to 0 then.
            @DropBlock(rate = 0.1, blockSizes = ▸{7, 5, 3}, scales = {1, 1, 1}) ## [drop-block/too-many-stages] blockSizes of @DropBlock has 3 entries, but it must have at most as many as there are stages, 2. Set blockSizes = {5, 3} and scales = {1.0, 1.0}.
            @DropBlock(rate = 0.1, blockSizes = ▸{7, 5, 3}, scales = 0.5) ## [drop-block/too-many-stages] blockSizes of @DropBlock has 3 entries, but it must have at most as many as there are stages, 2. Set blockSizes = {5, 3} and scales = {1.0, 0.5}.
            @DropBlock(rate = 0.1, scales = ▸1) ## [drop-block/scale-count] @DropBlock has blockSizes for 2 stages and scales for 1, but each size must have a scale. Set scales = {1.0, 1.0}.
            @SqueezeExcitation(stages = {1, ▸3}) ## [attention/no-such-stage] stages of @SqueezeExcitation names stage 3, but it must be from 1 to 2, the stages of Net.
            @EfficientChannelAttention(stages = ▸0) ## [attention/no-such-stage] stages of @EfficientChannelAttention names stage 0, but it must be from 1 to 2, the stages of Net.
            @EfficientChannelAttention(kernels = {3, ▸4}) ## [size/even-kernel] kernels of @EfficientChannelAttention is 4, but it must be odd, so that it has a middle. Set kernels = 3.
            @EfficientChannelAttention(kernels = ▸{3, 5, 7}) ## [attention/kernel-count] kernels of @EfficientChannelAttention has 3 entries, but it must have none, one, or one for each of the 2 stages. Set kernels = {3, 5}.
            @ConvolutionalBlockAttention(stages = ▸-1) ## [attention/no-such-stage] stages of @ConvolutionalBlockAttention names stage -1, but it must be from 1 to 2, the stages of Net.
            @ConvolutionalBlockAttention(reduction = ▸0) ## [size/not-positive] reduction of @ConvolutionalBlockAttention is 0, but it must be at least 1.
            @ConvolutionalBlockAttention(kernel = ▸6) ## [size/even-kernel] kernel of @ConvolutionalBlockAttention is 6, but it must be odd, so that it has a middle. Set kernel = 5.
            @BottleneckAttention(stages = ▸7) ## [attention/no-such-stage] stages of @BottleneckAttention names stage 7, but it must be from 1 to 2, the stages of Net.
            @BottleneckAttention(dilation = ▸0) ## [size/not-positive] dilation of @BottleneckAttention is 0, but it must be at least 1.
            @SqueezeExcitation ▸@EfficientChannelAttention ## [attention/several] layer1 has @SqueezeExcitation and @EfficientChannelAttention, but a block must have one attention. Remove one of them, or name different stages in both.
            @OutputStride(▸4) ## [output-stride/not-reached] @OutputStride is 4, but it must be one of 1, 2: what the strides up to a stage multiply to. Write @OutputStride(2).
            @OutputStride(▸0) ## [size/not-positive] value of @OutputStride is 0, but it must be at least 1.
            """)
    void everyBadValue(String faulty, String text) {
        Compilation compilation = Faulty.assertOnlyErrorContaining(SOUND.replace("DESIGN", faulty), text);
        assertEquals(text, compilation.errors().get(0).getMessage(Locale.ROOT));
    }

    /** What follows from shapes has the way to it behind the sentence. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiterString = " ## ", textBlock = """
            @Normalization(kind = Normalization.Kind.GROUP, groups = ▸24) ## [normalization/groups-mismatch] bn1 receives 16 channels, but the normalization's groups = 24 must divide them. Set groups = 16.
            @Normalization(▸kind = Normalization.Kind.GROUP) ## [normalization/groups-mismatch] bn1 receives 16 channels, but the normalization's groups = 32 must divide them. Set groups = 16.
            """)
    void everyMisfit(String faulty, String text) {
        String marked = faulty.contains("groups") ? faulty : "▸" + faulty.replace("▸", "");
        Faulty.assertOnlyErrorContaining(SOUND.replace("DESIGN", marked), text);
    }

    /** What is suggested works for all stages, and not only for the one that is named. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiterString = " ## ", textBlock = """
            @BlockDesign(reduceFirst = ▸40) ## filters = 64, blocks = 2|filters = 96, blocks = 2 ## [block/reduce-first] The 3x3 convolutions of layer1 have 64 filters, but reduceFirst = 40 must divide them. Set reduceFirst = 32. ## reduceFirst = 32
            @BlockDesign(reduceFirst = ▸20) ## filters = 64, blocks = 2|filters = 40, blocks = 2 ## [block/reduce-first] The 3x3 convolutions of layer1 have 64 filters, but reduceFirst = 20 must divide them. Set reduceFirst = 8. ## reduceFirst = 8
            @BlockDesign(reduceFirst = ▸2) ## filters = 192, blocks = 2, bottleneck = true, groups = 32, baseWidth = 1|filters = 64, blocks = 2 ## [block/reduce-first] The 3x3 convolutions of layer1 have 3 filters in a group, but reduceFirst = 2 must divide them. Set reduceFirst = 1. ## reduceFirst = 1
            @Normalization(kind = Normalization.Kind.GROUP, groups = ▸48) ## filters = 80, blocks = 2|filters = 96, blocks = 2 ## [normalization/groups-mismatch] bn1 receives 16 channels, but the normalization's groups = 48 must divide them. Set groups = 16. ## groups = 16
            @Normalization(kind = Normalization.Kind.GROUP, groups = ▸16) ## filters = 24, blocks = 2|filters = 96, blocks = 2 ## [normalization/groups-mismatch] layer1.0.bn1 receives 24 channels, but the normalization's groups = 16 must divide them. Set groups = 8. ## groups = 8
            """)
    void suggestionForAllStages(String faulty, String stages, String text, String remedy) {
        String[] both = stages.split("\\|");
        String source = SOUND.replace("DESIGN", faulty)
                .replace("filters = 16, blocks = 2", both[0])
                .replace("filters = 32, blocks = 2", both[1]);
        Faulty.assertOnlyErrorContaining(source, text);
        String mended = source.replaceFirst("\\w+ = ▸\\d+", remedy);
        assertEquals(
                Compilation.Status.SUCCESS,
                CompiledNetwork.compile("Net", mended).status());
    }

    /** What a blur of the stem cannot do is to be changed at the filter, too. */
    @ParameterizedTest
    @CsvSource(delimiterString = " ## ", textBlock = """
            height = 32 ## stride = 3 ## [map/blur-stride] maxpool.1 has a stride of 3, but a blur must have 1 or 2
            height = 1 ## stride = 2 ## [map/nothing-to-blur] maxpool.1 receives a map of 1x32, but it must be at least 2x2
            """)
    void blurOfTheStem(String height, String stride, String text) {
        String pool = ", pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, " + stride + "))";
        Faulty.assertOnlyErrorContaining(
                SOUND.replace("DESIGN", "@AntiAliased(AntiAliased.Filter▸.BLUR)")
                        .replace("height = 32", height)
                        .replace("kernel = 3)", "kernel = 3" + pool)
                        .replace("filters = 32, blocks = 2", "filters = 32, blocks = 2, stride = 1"),
                text);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiterString = " ## ", textBlock = """
            classes = 10 ## classes = 10, dropout = ▸1 ## [size/rate] dropout of @Head is 1.0, but it must be at least 0 and less than 1.
            classes = 10 ## classes = 10, pool = @Pool(kind = Pool.Kind▸.CONVOLUTION) ## [head/convolution-pool] The head's pool is CONVOLUTION, which has the filters of a stem, but a head's pool must not have filters. Set kind = AVERAGE, or kind = GLOBAL_AVERAGE and leave kernel out.
            filters = 32, blocks = 2) ## filters = 32, blocks = 2, dilation = ▸2) @OutputStride(1) ## [output-stride/with-dilation] layer2 has dilation = 2, but with @OutputStride dilations must be left out: they follow from it. Leave dilation out.
            filters = 32, blocks = 2) ## filters = 32, blocks = 2) @SqueezeExcitation(stages = 1) @EfficientChannelAttention(stages = ▸{1, 2}) ## [attention/several] layer1 has @SqueezeExcitation and @EfficientChannelAttention, but a block must have one attention. Remove one of them, or name different stages in both.
            """)
    void mistakesOfOtherParts(String sound, String faulty, String text) {
        Compilation compilation =
                Faulty.assertOnlyErrorContaining(SOUND.replace("DESIGN\n", "").replace(sound, faulty), text);
        assertEquals(text, compilation.errors().get(0).getMessage(Locale.ROOT));
    }

    /** Two stages that a blur cannot carry the stride of: one setting is wrong, and one error says so. */
    @ParameterizedTest
    @CsvSource({"BLUR, 2", "AVERAGE, 0"})
    void blurOfLargeStrides(String filter, int layer) {
        String source = SOUND.replace("DESIGN", "@AntiAliased(AntiAliased.Filter." + filter + ")")
                .replace("blocks = 2)", "blocks = 2, stride = 3)");
        if (layer == 0) {
            Compilation compilation = CompiledNetwork.compile("Net", source);
            assertEquals(Compilation.Status.SUCCESS, compilation.status());
            return;
        }
        Faulty.assertOnlyErrorContaining(
                source.replace("Filter.BLUR", "Filter▸.BLUR"),
                "[map/blur-stride] layer1.0.aa has a stride of 3, but a blur must have 1 or 2 to weigh all pixels alike.");
    }
}
