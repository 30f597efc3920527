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
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake: one error, on the attribute's line and column, with the numbers, and nothing generated. */
class DeclarationErrorTest {
    private static final String SOUND = """
            @ResidualNetwork
            @Input(height = 32, width = 32)
            @Stem(filters = 16, kernel = 3)
            @ResidualStage(filters = 16, blocks = 2)
            @ResidualStage(filters = 32, blocks = 2)
            @Head(classes = 10)
            interface Net {}
            """;

    @Test
    void soundDeclarationCompiles() {
        assertThat(CompiledNetwork.compile("Net", SOUND)).succeededWithoutWarnings();
    }

    /**
     * Replaces something in the sound declaration; {@code ▸} stands before the place of the error, which for a qualified
     * name or an operation is the last dot or the operator, as in the compiler's own errors.
     */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiterString = " ## ", textBlock = """
            height = 32, width = 32 ## height = ▸0, width = 32 ## [size/not-positive] height of @Input is 0, but it must be at least 1.
            height = 32, width = 32 ## height = 32, width = ▸-3 ## [size/not-positive] width of @Input is -3, but it must be at least 1.
            (height = 32 ## (channels = ▸0, height = 32 ## [size/not-positive] channels of @Input is 0, but it must be at least 1.
            filters = 16, kernel = 3 ## filters = {16, ▸0}, kernel = 3 ## [size/not-positive] filters of @Stem is 0, but it must be at least 1.
            filters = 16, kernel = 3 ## filters = ▸{}, kernel = 3 ## [stem/no-filters] filters of @Stem is empty, but it must name at least one convolution's filters.
            filters = 16, kernel = 3 ## filters = 16, kernel = ▸0 ## [size/not-positive] kernel of @Stem is 0, but it must be at least 1.
            kernel = 3) ## kernel = 3, stride = ▸-1) ## [size/not-positive] stride of @Stem is -1, but it must be at least 1.
            kernel = 3) ## kernel = 3, pool = @Pool(kind = Pool.Kind.MAX, kernel = ▸0)) ## [size/not-positive] kernel of the stem's pool is 0, but it must be at least 1.
            kernel = 3) ## kernel = 3, pool = @Pool(kind = Pool.Kind.MAX, stride = ▸0)) ## [size/not-positive] stride of the stem's pool is 0, but it must be at least 1.
            kernel = 3) ## kernel = 3, pool = @Pool(kind = Pool.Kind.MAX, padding = ▸-1)) ## [size/negative-padding] padding of the stem's pool is -1, but it must be at least 0.
            kernel = 3) ## kernel = 3, pool = @Pool(kind = Pool.Kind▸.GLOBAL_AVERAGE)) ## [stem/global-pool] The stem's pool is GLOBAL_AVERAGE, but it must leave a map for layer1. Set kind = MAX, kind = AVERAGE or kind = NONE.
            filters = 32, blocks = 2 ## filters = ▸0, blocks = 2 ## [size/not-positive] filters of layer2 is 0, but it must be at least 1.
            filters = 32, blocks = 2 ## filters = 32, blocks = ▸-2 ## [size/not-positive] blocks of layer2 is -2, but it must be at least 1.
            filters = 32, blocks = 2 ## filters = 32, blocks = 2, stride = ▸0 ## [size/not-positive] stride of layer2 is 0, but it must be at least 1.
            filters = 32, blocks = 2 ## filters = 32, blocks = 2, bottleneck = true, expansion = ▸0 ## [size/not-positive] expansion of layer2 is 0, but it must be at least 1.
            filters = 32, blocks = 2 ## filters = 32, blocks = 2, expansion = ▸4 ## [stage/expansion-without-bottleneck] layer2 has expansion = 4 but basic blocks, and an expansion must belong to bottlenecks. Set bottleneck = true, or leave expansion out.
            filters = 32, blocks = 2 ## filters = ▸2147483647, blocks = 2, bottleneck = true ## [stage/too-many-channels] layer2 has 2,147,483,647 filters times an expansion of 4, but its 8,589,934,588 channels must be at most 2,147,483,647. Set fewer filters.
            filters = 32, blocks = 2 ## filters = 32, blocks = 2, output = ▸{32, 16} ## [stage/output-dimensions] output of layer2 has 2 numbers, but it must have three: {channels, height, width}.
            filters = 32, blocks = 2 ## filters = 32, blocks = 2, output = ▸{32} ## [stage/output-dimensions] output of layer2 has 1 number, but it must have three: {channels, height, width}.
            filters = 32, blocks = 2 ## filters = 32, blocks = 2, output = {32, ▸0, 16} ## [size/not-positive] output of layer2 is 0, but it must be at least 1.
            kernel = 3) ## kernel = 3, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, padding = ▸2)) ## [pool/padding-too-large] padding of the stem's pool is 2, but it must be at most half of its 3x3 window: 1. Beyond that a window has no pixel.
            kernel = 3) ## kernel = 3, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 1, padding = ▸1)) ## [pool/padding-too-large] padding of the stem's pool is 1, but it must be at most half of its 1x1 window: 0. Beyond that a window has no pixel.
            kernel = 3) ## kernel = 3, pool = @Pool(kind = Pool.Kind.NONE, kernel = ▸3)) ## [pool/no-window] kernel of the stem's pool is set, but it must be left out: a pool of kind = NONE does not look at windows.
            kernel = 3) ## kernel = 3, pool = @Pool(kind = Pool.Kind.NONE, zeroPadded = ▸true)) ## [pool/no-window] zeroPadded of the stem's pool is set, but it must be left out: a pool of kind = NONE does not look at windows.
            kernel = 3) ## kernel = 3, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 3, stride = 2, zeroPadded = ▸true)) ## [pool/zero-padded-kind] zeroPadded of the stem's pool is true, but with kind = AVERAGE it must be false: only a maximum can be padded with zeros or with nothing. Leave zeroPadded out, or set kind = MAX.
            classes = 10 ## classes = 10, pool = @Pool(kind = Pool.Kind.AVERAGE, padding = 1, zeroPadded = ▸true) ## [pool/zero-padded-kind] zeroPadded of the head's pool is true, but with kind = AVERAGE it must be false: only a maximum can be padded with zeros or with nothing. Leave zeroPadded out, or set kind = MAX.
            kernel = 3) ## kernel = 3, pool = @Pool(kind = Pool.Kind.CONVOLUTION, kernel = 3, stride = 2, padding = Pool▸.CEIL)) ## [pool/ceil-kind] padding of the stem's pool is CEIL, but with kind = CONVOLUTION it must be a number of pixels: only a maximum is the same for a window of which a part is beyond the edge. Leave padding out, or set kind = MAX.
            classes = 10 ## classes = 10, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 3, padding = Pool▸.CEIL) ## [pool/ceil-kind] padding of the head's pool is CEIL, but with kind = AVERAGE it must be a number of pixels: only a maximum is the same for a window of which a part is beyond the edge. Leave padding out, or set kind = MAX.
            kernel = 3) ## kernel = 3, pool = @Pool(kind = Pool.Kind.NONE, padding = Pool▸.CEIL)) ## [pool/no-window] padding of the stem's pool is set, but it must be left out: a pool of kind = NONE does not look at windows.
            classes = 10 ## classes = 10, pool = @Pool(kind = Pool.Kind.GLOBAL_AVERAGE, stride = ▸1) ## [pool/no-window] stride of the head's pool is set, but it must be left out: a pool of kind = GLOBAL_AVERAGE does not look at windows.
            classes = 10 ## classes = ▸1 ## [head/one-class] classes of @Head is 1, but a softmax must have at least 2. For yes or no, set classes = 2.
            filters = 32, blocks = 2 ## filters = ▸-50000, blocks = 2, bottleneck = true, expansion = 50000 ## [size/not-positive] filters of layer2 is -50,000, but it must be at least 1.
            filters = 32, blocks = 2 ## filters = 32, blocks = 2, output = ▸{0, 1} ## [stage/output-dimensions] output of layer2 has 2 numbers, but it must have three: {channels, height, width}.
            filters = 16, kernel = 3 ## filters = {▸0, 16}, kernel = 3 ## [size/not-positive] filters of @Stem is 0, but it must be at least 1.
            classes = 10 ## classes = ▸0 ## [head/one-class] classes of @Head is 0, but a softmax must have at least 2. For yes or no, set classes = 2.
            classes = 10 ## classes = 10, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = ▸-1) ## [size/not-positive] kernel of the head's pool is -1, but it must be at least 1.
            @Head ## @SqueezeExcitation(reduction = ▸0) @Head ## [size/not-positive] reduction of @SqueezeExcitation is 0, but it must be at least 1.
            @Head ## @SqueezeExcitation(divisor = ▸0) @Head ## [size/not-positive] divisor of @SqueezeExcitation is 0, but it must be at least 1.
            @Head ## @Normalization(epsilon = ▸0) @Head ## [normalization/epsilon] epsilon is 0.0, but it must be a positive number. Keep 1.0E-5.
            @Head ## @Normalization(epsilon = 0.0▸/0) @Head ## [normalization/epsilon] epsilon is NaN, but it must be a positive number. Keep 1.0E-5.
            @Head ## @WeightStandardization(epsilon = ▸0) @Head ## [convolution/epsilon] epsilon of @WeightStandardization is 0.0, but it must be a positive number. Keep 1.0E-6.
            @Head ## @WeightStandardization(epsilon = 1.0▸/0) @Head ## [convolution/epsilon] epsilon of @WeightStandardization is Infinity, but it must be a positive number. Keep 1.0E-6.
            @Head ## @Normalization(decay = ▸1) @Head ## [normalization/decay] decay is 1.0, but it must be at least 0 and less than 1. Keep 0.9.
            """)
    void everyBadValue(String sound, String faulty, String text) {
        assertOnlyError(SOUND.replace(sound, faulty), text);
    }

    @ParameterizedTest
    @CsvSource({
        "@Input, [input/missing] Net must have an @Input.",
        "@Head, [head/missing] Net must have a @Head.",
        "@ResidualStage, [stage/missing] Net must have at least one @ResidualStage."
    })
    void everyMissingPart(String annotation, String text) {
        String faulty = SOUND.lines()
                .filter(line -> !line.startsWith(annotation + "("))
                .collect(Collectors.joining("\n", "▸", ""));
        Faulty.assertOnlyErrorContaining(faulty, text);
    }

    @Test
    void independentMistakesAreReportedTogether() {
        Compilation compilation = CompiledNetwork.compile(
                "Net", SOUND.replace("blocks = 2", "blocks = 0").replace("@Head(classes = 10)\n", ""));
        assertThat(compilation).hadErrorCount(3);
        assertThat(compilation).hadErrorContaining("[head/missing]");
        JavaFileObject source = compilation.sourceFiles().get(0);
        assertThat(compilation)
                .hadErrorContaining("blocks of layer1")
                .inFile(source)
                .onLine(6)
                .atColumn(39);
        assertThat(compilation)
                .hadErrorContaining("blocks of layer2")
                .inFile(source)
                .onLine(7)
                .atColumn(39);
    }

    @ParameterizedTest
    @CsvSource({
        "abstract class, a class",
        "enum, an enum",
        "@interface, an annotation type",
        "record, a record",
    })
    void onlyInterfacesAreNetworks(String keyword, String kind) {
        String faulty = SOUND.replace("interface Net", keyword + " Net" + (keyword.equals("record") ? "()" : ""));
        assertOnlyError(
                "▸" + faulty,
                "[declaration/not-an-interface] Net is " + kind
                        + ", but @ResidualNetwork must be on an interface. Make it an interface.");
    }

    @Test
    void stagesOnAClassAreReportedToo() {
        String faulty = """
                @Deprecated
                ▸@ResidualStage(filters = 16, blocks = 2)
                @ResidualStage(filters = 32, blocks = 2)
                class Net {}
                """;
        Faulty.assertOnlyErrorContaining(
                faulty, "[declaration/not-an-interface] Net is a class, but @ResidualStage must be on an interface.");
    }

    @Test
    void annotationTypesAreNoInterfacesEither() {
        Faulty.assertOnlyErrorContaining(
                "▸@ResidualNetwork @interface Net {}", "[declaration/not-an-interface] Net is an annotation type");
    }

    @Test
    void stagesInAContainerThatWasWrittenOut() {
        Faulty.assertOnlyErrorContaining("""
                @ResidualNetwork
                @Input(height = 32, width = 32)
                @ResidualStage(filters = 16, blocks = 2)
                @ResidualStages({
                  @ResidualStage(filters = 16, blocks = 2),
                  @ResidualStage(filters = ▸0, blocks = 2)
                })
                @Head(classes = 10)
                interface Net {}
                """, "[size/not-positive] filters of layer3 is 0, but it must be at least 1.");
    }

    @Test
    void generatedClassMustNotHideTheAnnotation() {
        Compilation compilation =
                CompiledNetwork.compile("Residual", SOUND.replace("interface Net", "interface Residual"));
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining(
                        "[declaration/reserved-name] The class for Residual must not be called ResidualNetwork");
    }

    private static void assertOnlyError(String faulty, String text) {
        Compilation compilation = Faulty.assertOnlyErrorContaining(faulty, text);
        assertEquals(text, compilation.errors().get(0).getMessage(Locale.ROOT));
    }
}
