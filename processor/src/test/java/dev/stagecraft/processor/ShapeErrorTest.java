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
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes that do not fit: one error on the attribute to change, both numbers, a change that works, and the trace. */
class ShapeErrorTest {
    private static final String RESNET = """
            @ResidualNetwork
            @Input(height = 224, width = 224)
            @Stem(filters = 64, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
            @ResidualStage(filters = 64, blocks = 3, bottleneck = true)
            @ResidualStage(filters = 128, blocks = 4, bottleneck = true)
            @Head(classes = 1000)
            interface Net {}
            """;

    @Test
    void identityThatCannotCarryTheChannels() {
        String faulty = RESNET.replace("blocks = 3, ", "blocks = 3, shortcut = Shortcut▸.IDENTITY, ");
        assertOnlyError(faulty, """
                [stage/channel-mismatch] layer1 receives 64 channels, but its identity shortcut must carry 256. \
                Set shortcut = PROJECTION, or filters = 16.
                  input    3x224x224
                  conv1    64x112x112
                  maxpool  64x56x56
                  layer1   256x56x56 in the residual branch, 64x56x56 in the shortcut""");
        assertCompiles(faulty.replace("Shortcut▸.IDENTITY", "Shortcut.PROJECTION"));
        assertCompiles(faulty.replace("filters = 64, blocks", "filters = 16, blocks"));
    }

    @Test
    void identityThatCannotCarryChannelsAndSize() {
        String faulty = RESNET.replace("blocks = 4, ", "blocks = 4, shortcut = Shortcut▸.IDENTITY, ");
        assertOnlyError(faulty, """
                [stage/channel-mismatch] layer2 receives 256 channels, but its identity shortcut must carry 512. \
                Set shortcut = PROJECTION, or filters = 64 and stride = 1.
                  input    3x224x224
                  conv1    64x112x112
                  maxpool  64x56x56
                  layer1   256x56x56
                  layer2   512x28x28 in the residual branch, 256x56x56 in the shortcut""");
        assertCompiles(faulty.replace("filters = 128", "stride = 1, filters = 64"));
    }

    @Test
    void identityThatCannotCarryTheSize() {
        String faulty = RESNET.replace(
                "filters = 128, blocks = 4, ", "filters = 64, blocks = 4, shortcut = Shortcut▸.IDENTITY, ");
        assertOnlyError(faulty, """
                [stage/size-mismatch] layer2 receives a map of 56x56, but its identity shortcut must carry 28x28. \
                Set shortcut = PROJECTION, or stride = 1.
                  input    3x224x224
                  conv1    64x112x112
                  maxpool  64x56x56
                  layer1   256x56x56
                  layer2   256x28x28 in the residual branch, 256x56x56 in the shortcut""");
        assertCompiles(faulty.replace("blocks = 4", "blocks = 4, stride = 1"));
    }

    @Test
    void blocksWithoutPadding() {
        String faulty = RESNET.replace("@Head", "@Convolution(padding = Convolution.Padding▸.VALID)\n@Head");
        assertOnlyError(faulty, """
                [stage/unpadded-block] layer1 leaves a map of 52x52, but its shortcut of 54x54 must have the same size. \
                Set padding = SYMMETRIC.
                  input    3x224x224
                  conv1    64x109x109
                  maxpool  64x54x54
                  layer1   256x52x52 in the residual branch, 256x54x54 in the shortcut""");
    }

    @Test
    void stemThatDoesNotFit() {
        String faulty = RESNET.replace("height = 224, width = 224", "height = 5, width = 9")
                .replace("kernel = 7", "kernel = ▸7")
                .replace("@Head", "@Convolution(padding = Convolution.Padding.VALID)\n@Head");
        assertOnlyError(faulty, """
                [map/kernel-too-large] conv1 receives a map of 5x9, but its 7x7 kernel with padding 0 must fit into it. \
                Set kernel = 1.
                  input  3x5x9
                  conv1  nothing would be left""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"padding = 0", "stride = 3", "stride = Pool.AUTO", "stride = 2, padding = Pool.CEIL"})
    void zerosOfAPoolThatIsNotPadded(String unpadded) {
        String faulty = RESNET.replace("kernel = 3, stride = 2", "kernel = 3, stride = 2, zeroPadded = ▸true")
                .replace("stride = 2, zero", unpadded + ", zero")
                .replace("@Head", "@SuppressWarnings(\"stagecraft:map/dropped-row\")\n@Head");
        assertOnlyError(
                faulty,
                "[pool/no-zero-padding] zeroPadded of maxpool is true, but its padding must be at least 1 pixel on every side to be"
                        + " zeros. Set padding = 1, or leave zeroPadded out.");
        assertCompiles(faulty.replace(unpadded + ", zero", "padding = 1, zero"));
        assertCompiles(faulty.replace(", zeroPadded = ▸true", ""));
    }

    /** TensorFlow's padding is on one side, and of a map that is not known where the pool is declared. */
    @ParameterizedTest
    @ValueSource(strings = {"SAME", "VALID"})
    void zerosInsteadOfOtherPadding(String padding) {
        String faulty = RESNET.replace("kernel = 3, stride = 2", "kernel = 3, stride = 1, zeroPadded = ▸true")
                .replaceAll("@ResidualStage.*bottleneck = true\\)\n@Res", "@Res")
                .replace(
                        "filters = 128, blocks = 4, bottleneck = true",
                        "filters = 128, blocks = 1, block = OneByOne.class")
                .replace("@Head", "@Convolution(padding = Convolution.Padding." + padding + ")\n@Head");
        faulty += "@ResidualBlock @Conv(kernel = 1, strided = true) interface OneByOne {}\n";
        Faulty.assertOnlyErrorContaining(faulty, "[pool/no-zero-padding] zeroPadded of maxpool is true");
        assertCompiles(faulty.replace("zeroPadded", "padding = 1, zeroPadded"));
    }

    @Test
    void zerosOfAHeadThatAreMoreThanAnArrayHolds() {
        Faulty.assertOnlyErrorContaining(
                RESNET.replace(
                        "classes = 1000",
                        "classes = 1000, pool = @Pool(kind = Pool.Kind.MAX, kernel = 60000, padding = 30000, stride = 60000, zeroPadded ="
                                + " ▸true)"),
                "[map/too-large] head.maxpool.pad is a map of 512x60028x60028");
    }

    @Test
    void headPoolThatDoesNotFit() {
        String faulty = RESNET.replace(
                "classes = 1000", "classes = 1000, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = ▸30, padding = 0)");
        assertOnlyError(faulty, """
                [map/kernel-too-large] avgpool receives a map of 28x28, but its 30x30 kernel with padding 0 must fit into it. \
                Set kernel = 28, or padding = 1.
                  input    3x224x224
                  conv1    64x112x112
                  maxpool  64x56x56
                  layer1   256x56x56
                  layer2   512x28x28
                  avgpool  nothing would be left""");
        assertCompiles(faulty.replace("kernel = ▸30", "kernel = 28"));
        assertCompiles(faulty.replace("padding = 0", "padding = 1"));
    }

    @Test
    void outputOtherThanDeclared() {
        String faulty = RESNET.replace("blocks = 4, ", "blocks = 4, output = ▸{256, 28, 28}, ");
        assertOnlyError(faulty, """
                [stage/output-mismatch] layer2 gives 512x28x28, but its output must be 256x28x28. \
                Set output = {512, 28, 28}, or filters = 64.
                  input    3x224x224
                  conv1    64x112x112
                  maxpool  64x56x56
                  layer1   256x56x56
                  layer2   512x28x28""");
        assertCompiles(faulty.replace("{256, 28, 28}", "{512, 28, 28}"));
        assertCompiles(faulty.replace("filters = 128", "filters = 64"));
    }

    /** The second stage's output is wrong because the first one's is. */
    @Test
    void oneWrongShapeIsReportedOnce() {
        Faulty.assertOnlyErrorContaining(
                RESNET.replace("stride = 2, pool", "pool")
                        .replace("blocks = 3, ", "blocks = 3, output = ▸{256, 56, 56}, ")
                        .replace("blocks = 4, ", "blocks = 4, output = {512, 28, 28}, "),
                "layer1 gives 256x112x112, but its output must be 256x56x56. Set output = {256, 112, 112}.");
    }

    /** More filters would be no identity any more. */
    @Test
    void outputOfAnIdentityIsNotMendedByFilters() {
        Faulty.assertOnlyErrorContaining("""
                @ResidualNetwork
                @Input(channels = 8, height = 16, width = 16)
                @ResidualStage(filters = 8, blocks = 1, shortcut = Shortcut.IDENTITY, output = ▸{16, 16, 16})
                @Head(classes = 10)
                interface Net {}
                """, "Set output = {8, 16, 16}.");
    }

    @Test
    void strideBeyondTheKernelWithTensorFlowsPadding() {
        String faulty = RESNET.replace("kernel = 7, stride = 2", "kernel = 3, stride = ▸5")
                .replace("@Head", "@Convolution(padding = Convolution.Padding.SAME)\n@Head");
        assertOnlyError(faulty, """
                [map/stride-beyond-kernel] conv1 has a stride of 5 and a 3x3 kernel, but with TensorFlow's padding the stride \
                must not be larger than the kernel. Set stride = 3, or kernel = 5.
                  input  3x224x224
                  conv1  3x3 with stride 5""");
        assertCompiles(faulty.replace("stride = ▸5", "stride = 3"));
        assertCompiles(faulty.replace("kernel = 3, stride", "kernel = 5, stride"));
    }

    /** Other filters would be another mistake: of the groups, or of the output that is expected. */
    @ParameterizedTest
    @ValueSource(strings = {"groups = 32, baseWidth = 4", "output = {512, 28, 28}"})
    void identityThatOtherFiltersDoNotMend(String setting) {
        String faulty = RESNET.replace("blocks = 4, ", "blocks = 4, shortcut = Shortcut▸.IDENTITY, " + setting + ", ");
        Faulty.assertOnlyErrorContaining(
                faulty,
                "layer2 receives 256 channels, but its identity shortcut must carry 512. Set shortcut = PROJECTION.\n");
    }

    /** As torchvision's networks ended before they pooled globally: 1x1 is left of 7x7. */
    @Test
    void poolOfAHeadIsNotPadded() {
        String net = RESNET.replace(
                "classes = 1000", "classes = 10, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 28, stride = 1)");
        assertEquals(
                "512x1x1",
                CompiledNetwork.load("Net", net)
                        .summary()
                        .layer("avgpool")
                        .output()
                        .toString());
    }

    private static void assertOnlyError(String faulty, String text) {
        Compilation compilation = Faulty.assertOnlyErrorContaining(
                faulty, text.lines().findFirst().orElseThrow());
        String message = compilation.errors().get(0).getMessage(Locale.ROOT);
        assertEquals(text, message);
    }

    private static void assertCompiles(String declaration) {
        assertThat(CompiledNetwork.compile("Net", declaration.replace("▸", ""))).succeeded();
    }
}
