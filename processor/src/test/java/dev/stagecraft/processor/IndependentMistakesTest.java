/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

/** Everything that is wrong in one compile, and nothing that is wrong only because something else is. */
class IndependentMistakesTest {
    private static final String NET = """
            @ResidualNetwork
            @Input(height = 64, width = 64)
            @Stem(filters = 16, kernel = 3)
            @ResidualStage(filters = 16, blocks = 2)
            @ResidualStage(filters = 32, blocks = 2)
            @ResidualStage(filters = 64, blocks = 2)
            @Head(classes = 10)
            interface Net {}
            """;

    /** Line and id of every error, by line. */
    private static List<String> errors(String declaration) {
        Compilation compilation = CompiledNetwork.compile("Net", declaration);
        return compilation.errors().stream()
                .sorted(Comparator.comparingLong(Diagnostic::getLineNumber))
                .map(error -> error.getLineNumber() - 2 + " "
                        + error.getMessage(Locale.ROOT).replaceFirst("(?s)\\[(.*?)].*", "$1"))
                .toList();
    }

    @Test
    void valuesOfAllParts() {
        String faulty = NET.replace("height = 64", "height = 0")
                .replace("kernel = 3", "kernel = -1")
                .replace("filters = 32, blocks = 2", "filters = 32, blocks = 0")
                .replace("filters = 64, blocks = 2", "filters = 64, blocks = 2, output = {1, 2}")
                .replace("classes = 10", "classes = 1");
        assertEquals(
                List.of(
                        "2 size/not-positive",
                        "3 size/not-positive",
                        "5 size/not-positive",
                        "6 stage/output-dimensions",
                        "7 head/one-class"),
                errors(faulty));
    }

    /** No shape depends on the groups of a normalization. */
    @Test
    void groupsOfANormalizationAndShapes() {
        String faulty = NET.replace(
                        "filters = 64, blocks = 2", "filters = 64, blocks = 2, shortcut = Shortcut.IDENTITY")
                .replace("@Head", "@Normalization(kind = Normalization.Kind.GROUP, groups = 0) @Head");
        assertEquals(List.of("6 stage/channel-mismatch", "7 size/not-positive"), errors(faulty));
    }

    /** The third stage is wrong whatever the second one was meant to give. */
    @Test
    void shortcutsOfTwoStages() {
        String faulty = NET.replace(
                        "filters = 32, blocks = 2", "filters = 32, blocks = 2, shortcut = Shortcut.IDENTITY")
                .replace("filters = 64, blocks = 2", "filters = 64, blocks = 2, shortcut = Shortcut.IDENTITY");
        assertEquals(List.of("5 stage/channel-mismatch", "6 stage/channel-mismatch"), errors(faulty));
    }

    /** 63 was meant to be 64, or the second stage to be projected; then the third one is right. */
    @Test
    void consequenceOfAChannelMismatch() {
        String faulty = NET.replace(
                        "filters = 32, blocks = 2", "filters = 63, blocks = 2, shortcut = Shortcut.PROJECTION")
                .replace(
                        "filters = 64, blocks = 2",
                        "filters = 63, blocks = 2, stride = 1, shortcut = Shortcut.IDENTITY")
                .replace("filters = 16, blocks = 2", "filters = 16, blocks = 2, output = {64, 64, 64}");
        assertEquals(List.of("4 stage/output-mismatch"), errors(faulty));
    }

    @Test
    void consequenceOfAWrongOutput() {
        String faulty = NET.replace(
                        "filters = 16, blocks = 2", "filters = 16, blocks = 2, stride = 2, output = {16, 64, 64}")
                .replace("filters = 32, blocks = 2", "filters = 32, blocks = 2, output = {32, 32, 32}")
                .replace("filters = 64, blocks = 2", "filters = 64, blocks = 2, output = {64, 16, 16}");
        assertEquals(List.of("4 stage/output-mismatch"), errors(faulty));
    }

    @Test
    void wrongOutputsOfTheirOwn() {
        String faulty = NET.replace("filters = 16, blocks = 2", "filters = 16, blocks = 2, output = {16, 32, 32}")
                .replace("filters = 32, blocks = 2", "filters = 32, blocks = 2, output = {32, 32, 32}")
                .replace("filters = 64, blocks = 2", "filters = 64, blocks = 2, output = {64, 5, 5}");
        assertEquals(List.of("4 stage/output-mismatch", "6 stage/output-mismatch"), errors(faulty));
    }

    /** What a stage gives that cannot be computed is what its author expects. */
    @Test
    void afterAStageThatCannotBeComputed() {
        String faulty = NET.replace(
                        "filters = 16, blocks = 2", "filters = 16, blocks = 2, stride = 5, output = {16, 64, 64}")
                .replace("filters = 32, blocks = 2", "filters = 32, blocks = 2, shortcut = Shortcut.IDENTITY")
                .replace("@Head", "@Convolution(padding = Convolution.Padding.SAME) @Head");
        assertEquals(List.of("4 map/stride-beyond-kernel", "5 stage/channel-mismatch"), errors(faulty));
    }

    /** Whether its groups divide does not change what a convolution gives. */
    @Test
    void groupsOfTwoStagesAndTheWindowOfTheHead() {
        String faulty = NET.replace("filters = 16, blocks = 2", "filters = 16, blocks = 2, groups = 3")
                .replace("filters = 32, blocks = 2", "filters = 32, blocks = 2, groups = 5")
                .replace("classes = 10", "classes = 10, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 99)");
        assertEquals(
                List.of("4 stage/groups-mismatch", "5 stage/groups-mismatch", "7 map/kernel-too-large"),
                errors(faulty));
    }

    @Test
    void twoAnnotationsThatAreInheritedTwice() {
        String bases = """
                @Input(height = 8, width = 8) @Head(classes = 5) interface A {}
                @Input(height = 9, width = 9) @Head(classes = 6) interface B {}
                @ResidualNetwork @ResidualStage(filters = 8, blocks = 1) interface Net extends A, B {}
                """;
        assertEquals(List.of("3 declaration/ambiguous", "3 declaration/ambiguous"), errors(bases));
    }

    @Test
    void nothingIsKnownBehindAStemThatDoesNotFit() {
        String faulty = NET.replace("kernel = 3", "kernel = 70")
                .replace("@Head", "@Convolution(padding = Convolution.Padding.VALID) @Head")
                .replace("filters = 32, blocks = 2", "filters = 32, blocks = 2, shortcut = Shortcut.IDENTITY");
        assertEquals(List.of("3 map/kernel-too-large"), errors(faulty));
    }

    @Test
    void windowOfTheHeadAndShortcutOfAStage() {
        String faulty = NET.replace(
                        "filters = 32, blocks = 2", "filters = 32, blocks = 2, shortcut = Shortcut.IDENTITY")
                .replace("classes = 10", "classes = 10, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 99)");
        assertEquals(List.of("5 stage/channel-mismatch", "7 map/kernel-too-large"), errors(faulty));
    }

    /** The number of classes is no reason not to look at the stages. */
    @Test
    void valuesAndShapes() {
        String faulty = NET.replace(
                        "filters = 32, blocks = 2", "filters = 32, blocks = 2, shortcut = Shortcut.IDENTITY")
                .replace("filters = 64, blocks = 2", "filters = 64, blocks = 0, output = {64, 5, 5}")
                .replace("classes = 10", "classes = 0, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 99)")
                .replace("@Head", "@Normalization(decay = 2) @SqueezeExcitation(divisor = 0) @Head");
        assertEquals(
                List.of(
                        "5 stage/channel-mismatch",
                        "6 size/not-positive",
                        "6 stage/output-mismatch",
                        "7 size/not-positive",
                        "7 head/one-class",
                        "7 normalization/decay",
                        "7 map/kernel-too-large"),
                errors(faulty));
    }

    /** What a stage of 0 filters gives is not known, nor is what the head receives. */
    @Test
    void shapesBeforeAnUnknownOne() {
        String faulty = NET.replace("filters = 16, blocks = 2", "filters = 16, blocks = 2, output = {1, 1, 1}")
                .replace("filters = 32, blocks = 2", "filters = 0, blocks = 2")
                .replace("filters = 64, blocks = 2", "filters = 64, blocks = 2, shortcut = Shortcut.IDENTITY")
                .replace("classes = 10", "classes = 10, pool = @Pool(kind = Pool.Kind.AVERAGE, kernel = 99)");
        assertEquals(List.of("4 stage/output-mismatch", "5 size/not-positive"), errors(faulty));
        assertEquals(
                List.of("3 size/not-positive", "5 size/not-positive"),
                errors(faulty.replace("kernel = 3", "kernel = 0")));
    }

    @Test
    void interfaceAndItsValues() {
        String faulty = "class Outer {"
                + NET.replace("blocks = 2", "blocks = 0").replace("interface", "private interface") + "}";
        assertEquals(
                List.of("1 declaration/private", "4 size/not-positive", "5 size/not-positive", "6 size/not-positive"),
                errors(faulty));
    }

    /** The compiler says that there is no such annotation; that there is no stage, or another stem, only follows. */
    @Test
    void misspeltAnnotations() {
        for (String annotation : List.of("@Stem", "@ResidualStage", "@Head", "@Input")) {
            String misspelt = annotation.substring(0, annotation.length() - 1);
            Compilation compilation = CompiledNetwork.compile("Net", NET.replace(annotation + "(", misspelt + "("));
            List<String> texts = compilation.errors().stream()
                    .map(error -> error.getMessage(Locale.ROOT))
                    .toList();
            assertTrue(texts.get(0).startsWith("cannot find symbol"), texts::toString);
            assertTrue(texts.stream().noneMatch(text -> text.startsWith("[")), texts::toString);
        }
    }

    /** Then the network has the stem, but the compiler does not know what it is. */
    @Test
    void annotationThatIsNotImported() {
        String imports =
                "import dev.stagecraft.Head; import dev.stagecraft.Input; import dev.stagecraft.ResidualNetwork;"
                        + " import dev.stagecraft.ResidualStage;\n";
        Compilation compilation = CompiledNetwork.compile(JavaFileObjects.forSourceString("Net", imports + NET));
        assertEquals(1, compilation.errors().size(), compilation.errors()::toString);
        assertTrue(compilation.errors().get(0).getMessage(Locale.ROOT).startsWith("cannot find symbol"));
    }

    /** What the base lacks its variants lack as well. */
    @Test
    void missingInBaseAndVariant() {
        String base = NET.replace("@Head(classes = 10)\n", "");
        assertEquals(
                List.of("1 head/missing"),
                errors(base + "@ResidualNetwork interface Variant extends Net {}\n"
                        + "@ResidualNetwork interface Third extends Variant {}"));
    }

    /** Several networks in one file; what is wrong with one is said of it, and the others are generated. */
    @Test
    void severalNetworks() {
        String second = NET.replace("interface Net", "interface Second").replace("classes = 10", "classes = 0");
        String third = NET.replace("interface Net", "interface Third").replace("kernel = 3", "kernel = 0");
        assertEquals(List.of("15 head/one-class", "19 size/not-positive"), errors(NET + second + third));
    }
}
