/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.stagecraft.processor.IsolatingProcessor.Written;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Gradle asks of an isolating processor: each file has one originating element, resources stay in the known
 * folders, nothing is read, and what is generated for a type hangs on that type and its ancestors only, so that Gradle may
 * compile the changed source files alone.
 */
class IncrementalBuildTest {
    private static final String STAGES =
            "@ResidualStage(filters = 4, blocks = 2)\n@ResidualStage(filters = 8, blocks = 2)\n";

    /** One source file a top-level type. */
    private static final Map<String, JavaFileObject> SOURCES = Stream.of(
                    source(
                            "Base",
                            "@ResidualNetwork @Input(height = 16, width = 16) " + STAGES
                                    + "@Head(classes = 10) public interface Base {}"),
                    source("WithStem", "@Stem(filters = 4, kernel = 3) interface WithStem {}"),
                    source(
                            "Variant",
                            "@ResidualNetwork @Head(classes = 7) interface Variant extends Base, WithStem {}"),
                    source("Units", "@Conv(kernel = 1) @Conv(strided = true) interface Units {}"),
                    source("Tower", "@ResidualBlock interface Tower extends Units {}"),
                    source(
                            "WithTower",
                            "@ResidualNetwork @ResidualStage(filters = 4, blocks = 2, block = Tower.class)"
                                    + " interface WithTower extends Base {}"),
                    source("Variant2", "@ResidualNetwork @SqueezeExcitation interface Variant2 extends Variant {}"),
                    source(
                            "Outer",
                            "class Outer { @ResidualNetwork interface Inner extends Base {}\n"
                                    + "interface Deeper { @ResidualNetwork interface Innermost extends Variant2 {} } }"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, LinkedHashMap::new));

    @TempDir
    private Path folder;

    @Test
    void everyProcessorIsDeclared() throws IOException, URISyntaxException {
        Path classes = Path.of(ResidualNetworkProcessor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> processors =
                Files.readAllLines(classes.resolve("META-INF/services/javax.annotation.processing.Processor"));
        assertFalse(processors.isEmpty());
        assertEquals(
                processors.stream().map(processor -> processor + ",isolating").toList(),
                Files.readAllLines(classes.resolve("META-INF/gradle/incremental.annotation.processors")));
    }

    @Test
    void everyFileHasOneOrigin() {
        IsolatingProcessor processor = new IsolatingProcessor();
        assertThat(javac().withProcessors(processor).compile(SOURCES.values())).succeededWithoutWarnings();
        assertEquals(
                List.of(
                        new Written("CLASS_OUTPUT", "test/BaseNetwork.layers.tsv", List.of("test.Base")),
                        new Written("SOURCE_OUTPUT", "test.BaseNetwork.java", List.of("test.Base")),
                        new Written("CLASS_OUTPUT", "test/WithTowerNetwork.layers.tsv", List.of("test.WithTower")),
                        new Written("SOURCE_OUTPUT", "test.WithTowerNetwork.java", List.of("test.WithTower")),
                        new Written("CLASS_OUTPUT", "test/Outer_InnerNetwork.layers.tsv", List.of("test.Outer.Inner")),
                        new Written("SOURCE_OUTPUT", "test.Outer_InnerNetwork.java", List.of("test.Outer.Inner")),
                        new Written("CLASS_OUTPUT", "test/VariantNetwork.layers.tsv", List.of("test.Variant")),
                        new Written("SOURCE_OUTPUT", "test.VariantNetwork.java", List.of("test.Variant")),
                        new Written("CLASS_OUTPUT", "test/Variant2Network.layers.tsv", List.of("test.Variant2")),
                        new Written("SOURCE_OUTPUT", "test.Variant2Network.java", List.of("test.Variant2")),
                        new Written(
                                "CLASS_OUTPUT",
                                "test/Outer_Deeper_InnermostNetwork.layers.tsv",
                                List.of("test.Outer.Deeper.Innermost")),
                        new Written(
                                "SOURCE_OUTPUT",
                                "test.Outer_Deeper_InnermostNetwork.java",
                                List.of("test.Outer.Deeper.Innermost"))),
                processor.written());
    }

    /**
     * A class file says which types its source names, also in annotations: so Gradle knows that what names a block, or what a
     * block extends, must be compiled again with it.
     */
    @ParameterizedTest
    @CsvSource({"WithTower, Tower", "Tower, Units"})
    void classFileNamesTheBlock(String type, String named) throws IOException {
        Compilation all = CompiledNetwork.compile(SOURCES.values().toArray(JavaFileObject[]::new));
        ClassFolder.write(all, folder, path -> path.equals("test/" + type + ".class"));
        String constants = Files.readString(folder.resolve("test/" + type + ".class"), StandardCharsets.ISO_8859_1);
        assertTrue(constants.contains("test/" + named), "the block's name");
    }

    /** The block has changed: the network that names it, compiled again with it, is another. */
    @ParameterizedTest
    @ValueSource(strings = {"Units", "Tower"})
    void changedBlock(String changed) throws IOException {
        Compilation all = CompiledNetwork.compile(SOURCES.values().toArray(JavaFileObject[]::new));
        Set<String> again = Set.of("Units", "Tower", "WithTower");
        ClassFolder.write(all, folder, path -> again.stream().noneMatch(path.substring("test/".length())::startsWith));
        JavaFileObject wider = CompiledNetwork.source(
                changed,
                changed.equals("Units")
                        ? "@Conv(kernel = 3) @Conv(strided = true) interface Units {}"
                        : "@ResidualBlock @Conv(strided = true) interface Tower extends Units {}");
        IsolatingProcessor processor = new IsolatingProcessor();
        Compilation compilation = javac().withClasspath(ClassFolder.asClassPath(folder))
                .withProcessors(processor)
                .compile(again.stream()
                        .map(type -> type.equals(changed) ? wider : SOURCES.get(type))
                        .toList());
        assertThat(compilation).succeededWithoutWarnings();
        assertEquals(
                List.of(List.of("test.WithTower"), List.of("test.WithTower")),
                processor.written().stream().map(Written::origins).toList());
        assertNotEquals(
                CompiledNetwork.load(all, "test.WithTowerNetwork").summary().parameters(),
                CompiledNetwork.load(compilation, "test.WithTowerNetwork")
                        .summary()
                        .parameters());
    }

    /** Only this file has changed: everything else is there as class files, and what came from this file is not. */
    @ParameterizedTest
    @CsvSource({"Base, 1", "Variant, 1", "Variant2, 1", "WithTower, 1", "Outer, 2"})
    void sameBytesForAFileThatIsCompiledAlone(String changed, int networks) throws IOException {
        Compilation all = CompiledNetwork.compile(SOURCES.values().toArray(JavaFileObject[]::new));
        assertThat(all).succeededWithoutWarnings();
        Predicate<String> comesFromIt = path -> path.matches("test/" + changed + "(Network|[_$.]).*");
        ClassFolder.write(all, folder, comesFromIt.negate());

        Compilation alone = javac().withClasspath(ClassFolder.asClassPath(folder))
                .withProcessors(new ResidualNetworkProcessor())
                .compile(SOURCES.get(changed));
        assertThat(alone).succeededWithoutWarnings();

        Map<String, String> expected = new TreeMap<>(CompiledNetwork.generatedTexts(all));
        expected.keySet().removeIf(name -> !comesFromIt.test("test/" + name));
        assertEquals(2 * networks, expected.size(), "a class and a table each");
        assertEquals(expected, new TreeMap<>(CompiledNetwork.generatedTexts(alone)));
    }

    private static Map.Entry<String, JavaFileObject> source(String name, String declaration) {
        return Map.entry(name, CompiledNetwork.source(name, declaration));
    }
}
