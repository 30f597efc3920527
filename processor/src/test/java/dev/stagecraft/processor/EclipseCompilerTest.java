/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.processor.EclipseCompilation.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Eclipse's compiler: the same classes and the same errors as javac. Its {@code Messager} marks an attribute's name, not its
 * value.
 */
@Tag("slow")
class EclipseCompilerTest {
    private static final String SOUND = """
            @ResidualNetwork
            @Input(height = 32, width = 32)
            @Stem(filters = {8, 16}, kernel = 3)
            @ResidualStage(filters = 16, blocks = 2)
            @ResidualStage(filters = 32, blocks = 2)
            @Head(classes = 10)
            public interface Net {}
            """;

    @TempDir
    private Path folder;

    @Test
    void soundNetworkCompilesClean() throws Exception {
        EclipseCompilation compilation = compile(source("Net", SOUND));
        assertEquals(List.of(), compilation.problems());
        assertEquals("", compilation.printed());
        assertEquals(
                List.of("Net.class", "NetNetwork.class", "NetNetwork.java", "NetNetwork.layers.tsv"),
                compilation.written());
        BuiltNetwork.assertKeepsItsPromises(compilation.load("NetNetwork"));
    }

    /** The mistake stands between {@code ▸} and {@code ◂}, which enclose what is marked. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiterString = " ## ", textBlock = """
            height = 32 ## ▸height◂ = 0 ## [size/not-positive] height of @Input is 0, but it must be at least 1.
            filters = {8, 16} ## ▸filters◂ = {8, 0} ## [size/not-positive] filters of @Stem is 0, but it must be at least 1.
            kernel = 3) ## kernel = 3, pool = @Pool(kind = Pool.Kind.MAX, ▸kernel◂ = 0)) ## [size/not-positive] kernel of the stem's pool is 0, but it must be at least 1.
            kernel = 3) ## kernel = 3, pool = @Pool(▸kind◂ = Pool.Kind.GLOBAL_AVERAGE)) ## [stem/global-pool] The stem's pool is GLOBAL_AVERAGE, but it must leave a map for layer1. Set kind = MAX, kind = AVERAGE or kind = NONE.
            filters = 16, blocks = 2 ## filters = 16, ▸blocks◂ = -2 ## [size/not-positive] blocks of layer1 is -2, but it must be at least 1.
            filters = 32, blocks = 2 ## ▸filters◂ = 0, blocks = 2 ## [size/not-positive] filters of layer2 is 0, but it must be at least 1.
            filters = 32, blocks = 2 ## filters = 32, blocks = 2, ▸output◂ = {32, 16} ## [stage/output-dimensions] output of layer2 has 2 numbers, but it must have three: {channels, height, width}.
            filters = 32, blocks = 2 ## filters = 32, blocks = 2, ▸shortcut◂ = Shortcut.IDENTITY ## [stage/channel-mismatch] layer2 receives 16 channels, but its identity shortcut must carry 32.
            @ResidualStage(filters = 32, blocks = 2) ## @ResidualStages({@ResidualStage(filters = 64, blocks = 1), @ResidualStage(filters = 64, ▸blocks◂ = 0)}) ## [size/not-positive] blocks of layer3 is 0, but it must be at least 1.
            @ResidualStage(filters = 32 ## @ResidualStage(bottleneck = true, ▸filters◂ = 2147483647 ## [stage/too-many-channels] layer2 has 2,147,483,647 filters times an expansion of 4
            """)
    void mistakeIsMarkedWhereItIs(String sound, String faulty, String text) throws IOException {
        assertOnlyError(SOUND.replace(sound, faulty), text);
    }

    /** What does not fit is the kernel, which the pool leaves at its default of 2. */
    @Test
    void attributeLeftAtItsDefaultIsMarkedOnItsAnnotation() throws IOException {
        assertOnlyError(
                SOUND.replace("classes = 10", "classes = 10, pool = ▸@Pool◂(kind = Pool.Kind.MAX)")
                        .replace("height = 32, width = 32", "height = 2, width = 2"),
                "[map/kernel-too-large]");
    }

    @Test
    void missingPartIsMarkedOnTheNetwork() throws IOException {
        assertOnlyError(
                SOUND.replace("@Head(classes = 10)\n", "").replace("@ResidualNetwork", "▸@ResidualNetwork◂"),
                "[head/missing] Net must have a @Head.");
    }

    /** The annotation that a reader looks for first, and not whichever the compiler hands over first. */
    @Test
    void networkThatIsAClass() throws IOException {
        assertOnlyError(
                SOUND.replace("@ResidualNetwork", "▸@ResidualNetwork◂").replace("interface", "final class"),
                "[declaration/not-an-interface] Net is a class, but @ResidualNetwork must be on an interface.");
    }

    @Test
    void independentMistakesAreReportedTogether() throws IOException {
        EclipseCompilation compilation = compile(
                source("Net", SOUND.replace("blocks = 2", "blocks = 0").replace("classes = 10", "classes = 1")));
        assertEquals(
                List.of(6L, 7L, 8L),
                compilation.problems().stream().map(Problem::line).toList());
    }

    @Test
    void inheritedMistakeIsReportedInItsOwnFile() throws IOException {
        String base = SOUND.replace("@ResidualNetwork\n", "").replace("blocks = 2", "blocks = 0");
        EclipseCompilation compilation = compile(
                source("Net", base.replaceFirst("blocks = 0", "blocks = 2")),
                source("Variant", "@Deprecated @ResidualNetwork public interface Variant extends Net {}"));
        assertEquals(
                List.of(new Problem(
                        Kind.ERROR,
                        "Net.java",
                        6,
                        30,
                        "blocks",
                        "[size/not-positive] blocks of layer2 is 0, but it must be at least 1.\n"
                                + "found in Variant, which inherits it")),
                compilation.problems());
    }

    @Test
    void blockInAnotherFile() throws Exception {
        EclipseCompilation compilation = compile(
                source(
                        "Net",
                        SOUND.replace("filters = 32, blocks = 2", "filters = 32, blocks = 2, block = Tower.class")),
                source(
                        "Tower",
                        "@ResidualBlock @Conv(kernel = 1, scale = 0.5) @Conv(strided = true) interface Tower {}"));
        assertEquals(List.of(), compilation.problems());
        BuiltNetwork.assertKeepsItsPromises(compilation.load("NetNetwork"));
    }

    @Test
    void mistakeInABlockIsReportedInItsOwnFile() throws IOException {
        EclipseCompilation compilation = compile(
                source(
                        "Net",
                        SOUND.replace("filters = 32, blocks = 2", "filters = 32, blocks = 2, block = Tower.class")),
                source(
                        "Tower",
                        "@ResidualBlock\n@Conv(kernel = 1)\n@Conv(strided = true, kernel = 2) interface Tower {}"));
        assertEquals(
                List.of(new Problem(
                        Kind.ERROR,
                        "Tower.java",
                        5,
                        23,
                        "kernel",
                        "[size/even-kernel] kernel of conv2 of Tower is 2, but it must be odd, so that it has a middle. Set"
                                + " kernel = 1.\nfound in Net, which uses it")),
                compilation.problems());
    }

    @Test
    void whatIsNoBlockIsMarkedWhereItIsNamed() throws IOException {
        assertOnlyError(
                SOUND.replace("filters = 32, blocks = 2", "filters = 32, blocks = 2, ▸block◂ = String.class"),
                "[block/not-a-block] layer2 names String as its block, but that must be an interface with @ResidualBlock.");
        assertOnlyError(
                SOUND.replace("filters = 32, blocks = 2", "filters = 32, blocks = 2, ▸block◂ = int[].class"),
                "[block/not-a-block] layer2 names int[] as its block");
    }

    @Test
    void generatedBlockIsWaitedFor() throws Exception {
        EclipseCompilation compilation = compileWith(
                new SourceGenerator(
                        "Tower", source("Tower", "@ResidualBlock @Conv(strided = true) interface Tower {}")),
                source(
                        "Net",
                        "@Deprecated "
                                + SOUND.replace(
                                        "filters = 32, blocks = 2", "filters = 32, blocks = 2, block = Tower.class")));
        assertEquals(List.of(), compilation.problems());
        assertEquals(
                "32x16x16",
                compilation
                        .load("NetNetwork")
                        .summary()
                        .layer("layer2.1")
                        .output()
                        .toString());
    }

    @Test
    void generatedSuperInterfaceIsWaitedFor() throws Exception {
        EclipseCompilation compilation = compileWith(
                new SourceGenerator("Net", source("Net", SOUND)),
                source("Variant", "@Deprecated @ResidualNetwork @Head(classes = 7) interface Variant extends Net {}"));
        assertEquals(List.of(), compilation.problems());
        assertEquals("7", compilation.load("VariantNetwork").summary().output().toString());
    }

    @Test
    void generatedConstantIsWaitedFor() throws Exception {
        EclipseCompilation compilation = compileWith(
                new SourceGenerator("Constants", "interface Constants { int CLASSES = 7; }"),
                source("Net", "@Deprecated " + SOUND.replace("classes = 10", "classes = Constants.CLASSES")));
        assertEquals(List.of(), compilation.problems());
        assertEquals("7", compilation.load("NetNetwork").summary().output().toString());
    }

    @Test
    void nothingIsWrittenAfterAnError() throws IOException {
        EclipseCompilation compilation =
                compile(source("Net", SOUND.replace("filters = 32", "filters = 32, shortcut = Shortcut.IDENTITY")));
        assertEquals(List.of("Net.class"), compilation.written());
    }

    /** Eclipse's compiler sorts by file, and tells at most 100 problems of each. */
    @Test
    void stagecraftsErrorIsNotLostAmongUnresolvedNames() throws IOException {
        String uses = IntStream.range(0, 150)
                .mapToObj(i -> "    NetNetwork field" + i + " = null;\n")
                .collect(Collectors.joining());
        EclipseCompilation compilation = compile(
                source("AUser", "class AUser {\n" + uses + "}"),
                source("Net", SOUND.replace("classes = 10", "classes = 0").replace("{}", "{\n" + uses + "}")));
        assertEquals(
                List.of("Net.java:8"),
                compilation.problems().stream()
                        .filter(problem -> problem.message().startsWith("[head/one-class] "))
                        .map(problem -> problem.file() + ":" + problem.line())
                        .toList());
    }

    /** What Eclipse's compiler rejects by itself needs no second error, and is no reason to fail. */
    @ParameterizedTest
    @CsvSource(delimiterString = " ## ", textBlock = """
            filters = 32 ## filters = "many" ## Type mismatch: cannot convert from java.lang.String to int
            , width = 32 ## '' ## The annotation @dev.stagecraft.Input must define the attribute width
            classes = 10 ## classes = Unknown.CLASSES ## Unknown cannot be resolved to a variable
            filters = 32 ## filters = 32, block = Unknown.class ## Unknown cannot be resolved to a type
            kernel = 3 ## kernel = 3, pool = @Pool(kind = Pool.Kind.NO) ## NO cannot be resolved or is not a field
            """)
    void whatTheCompilerRejectsIsLeftToIt(String sound, String faulty, String text) throws IOException {
        EclipseCompilation compilation = compile(source("Net", SOUND.replace(sound, faulty)));
        assertEquals(
                List.of(text),
                compilation.problems().stream().map(Problem::message).toList());
    }

    @Test
    void unknownSuperInterface() throws IOException {
        EclipseCompilation compilation =
                compile(source("Net", SOUND.replace("interface Net", "interface Net extends Unknown")));
        List<String> messages =
                compilation.problems().stream().map(Problem::message).toList();
        assertEquals(2, messages.size(), messages::toString);
        assertEquals("Unknown cannot be resolved to a type", messages.get(0));
        assertTrue(
                messages.get(1).startsWith("[declaration/unresolved-parent] Net extends Unknown, which must be on"),
                messages::toString);
    }

    private void assertOnlyError(String marked, String text) throws IOException {
        int mark = marked.indexOf('▸');
        String before = source("Net", marked.substring(0, mark));
        EclipseCompilation compilation =
                compile(source("Net", marked.replace("▸", "").replace("◂", "")));
        assertEquals(1, compilation.problems().size(), compilation::printed);
        Problem problem = compilation.problems().get(0);
        assertEquals(
                new Problem(
                        Kind.ERROR,
                        "Net.java",
                        before.lines().count() + (before.endsWith("\n") ? 1 : 0),
                        before.length() - before.lastIndexOf('\n'),
                        marked.substring(mark + 1, marked.indexOf('◂')),
                        problem.message()),
                problem);
        assertTrue(problem.message().startsWith(text), problem::message);
        assertEquals(
                List.of(),
                compilation.written().stream()
                        .filter(file -> file.contains("Network"))
                        .toList());
    }

    private static String source(String name, String declaration) {
        return "//" + name + ".java\nimport dev.stagecraft.*;\n" + declaration;
    }

    private EclipseCompilation compile(String... sources) throws IOException {
        return EclipseCompilation.of(folder, List.of(new ResidualNetworkProcessor()), sources);
    }

    private EclipseCompilation compileWith(Processor other, String... sources) throws IOException {
        return EclipseCompilation.of(folder, List.of(new ResidualNetworkProcessor(), other), sources);
    }
}
