/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jdt.internal.compiler.batch.Main;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folders {@code projects}, each built and run as a user would. */
class ProjectsIT {
    /** Of TinyNet: stem, two 3x3 convolutions, classifier; each convolution with the scale and shift of its normalization. */
    private static final long TINY = 3 * 16 * 9 + 32 + 2 * (16 * 16 * 9 + 32) + 16 * 10 + 10;

    @BeforeAll
    static void prepare() throws IOException {
        Maven.prepare();
    }

    private static BuiltProject built(String project) throws IOException, InterruptedException {
        return Maven.running().build(project, "compile").requireSuccess();
    }

    private static void assertPrints(List<?> expected, Program program) {
        assertEquals(expected.stream().map(Object::toString).toList(), program.lines(), program::text);
        assertEquals(0, program.exitCode());
    }

    /** With all warnings of the compiler and of Stagecraft as errors; then a server of its export, without Deeplearning4j. */
    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void buildsWithMaven(int version) throws IOException, InterruptedException {
        Optional<Path> jdk = Jdks.of(version);
        Assumptions.assumeTrue(jdk.isPresent(), () -> "There is no JDK " + version + " here.");
        Maven maven = new Maven(Path.of(System.getProperty("maven.home")), jdk.orElseThrow());
        BuiltProject training = maven.build("maven", "compile").requireSuccess();
        Path exported = training.folder().resolve("target/tiny.onnx");
        Program trained = training.run("example.Main", exported);
        assertEquals(0, trained.exitCode(), trained::text);
        List<String> answers = trained.lines();
        assertEquals(String.valueOf(TINY), answers.get(0), answers::toString);

        BuiltProject serving = maven.build("serving", "compile").requireSuccess();
        assertEquals(
                Stream.of("images", "jackson-core", "onnxruntime", "serving").toList(), names(serving));
        Program served = serving.run("example.Main", exported);
        assertEquals(0, served.exitCode(), served::text);
        assertArrayEquals(numbers(answers.get(1)), numbers(served.lines().get(0)), 1e-4, served::text);
    }

    private static List<String> names(BuiltProject project) throws IOException {
        return project.dependencies().stream()
                .map(BuiltProject::artifact)
                .sorted()
                .toList();
    }

    /** Of {@code [0.1, 0.9]} or {@code [[0.1, 0.9]]}. */
    private static double[] numbers(String row) {
        return Stream.of(row.replaceAll("[\\[\\] ]", "").split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** As Eclipse and its relatives compile, without an IDE. The processor's path comes last: ecj forgets it at a class path behind it. */
    @Test
    void buildsWithEclipsesCompiler() throws IOException, InterruptedException {
        BuiltProject project = Maven.running().build("ecj").requireSuccess();
        Path generated = Files.createDirectories(project.folder().resolve("target/generated"));
        Program ecj = Program.run(
                project.folder(),
                Map.of(),
                List.of(
                        project.jdk().resolve("bin/java").toString(),
                        "-cp",
                        location(Main.class),
                        Main.class.getName(),
                        "@ecj.args",
                        "-classpath",
                        BuiltProject.path(project.dependencies()),
                        "-processorpath",
                        Artifacts.jar("processor").toString()));
        assertEquals(0, ecj.exitCode(), ecj::text);
        assertTrue(Files.exists(generated.resolve("example/TinyNetNetwork.java")), ecj::text);
        assertPrints(List.of(TINY), project.run("example.Main"));
    }

    private static String location(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    @Test
    void buildsBesideLombokAndMapStruct() throws IOException, InterruptedException {
        assertPrints(List.of(TINY, "TinyNet"), built("lombok-mapstruct").run("example.Main"));
    }

    /** ND4J's own descriptor names modules that there are not, so that it stays on the class path, in the compiler and in the JVM. */
    @Test
    void buildsAModule() throws IOException, InterruptedException {
        BuiltProject project = built("module-path");
        assertTrue(Files.exists(project.classes().resolve("module-info.class")));
        assertPrints(List.of(TINY), project.run("example.Main"));
        List<String> reads = List.of("--add-reads", "example=ALL-UNNAMED");
        assertPrints(List.of(TINY), project.runModule("example", Set.of("runtime"), reads));
    }

    /** The shared settings, block and versions (the BOM) are those of another artifact. */
    @Test
    void extendsALibraryOfAJar() throws IOException, InterruptedException {
        BuiltProject library = Maven.running().build("library", "package").requireSuccess();
        long block = 16 * 8 + 16 + 8 * 16 + 32;
        long parameters = 3 * 16 * 9 + 32 + block + 16 * 10 + 10;
        BuiltProject networks = library.module("networks");
        assertTrue(
                networks.dependencies().stream().anyMatch(path -> path.endsWith("blocks-1.jar")),
                () -> library.build().text());
        assertPrints(List.of(parameters), networks.run("example.Main"));
    }

    /** A server in a named module, with all that it needs on the module path. */
    @Test
    void servesAsAModule() throws IOException, InterruptedException {
        BuiltProject project = built("serving-module");
        Program program = project.runModule("example.server", Set.copyOf(names(project)), List.of(), "absent.onnx");
        assertTrue(program.text().contains("absent.onnx does not exist; write it with Export.onnx."), program::text);
    }
}
