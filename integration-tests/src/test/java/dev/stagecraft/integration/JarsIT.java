/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is in the jars that are published. */
class JarsIT {
    private static final Map<String, String> MODULES = Map.of(
            "dsl-annotations", "dev.stagecraft",
            "program", "dev.stagecraft.program",
            "picture", "dev.stagecraft.picture",
            "weights", "dev.stagecraft.weights",
            "images", "dev.stagecraft.runtime.images",
            "serving", "dev.stagecraft.runtime.serving",
            "report", "dev.stagecraft.report",
            "runtime", "dev.stagecraft.runtime",
            "processor", "dev.stagecraft.processor",
            "spark", "dev.stagecraft.spark");

    private static final List<String> JARS = Artifacts.JARS;

    @ParameterizedTest
    @FieldSource("JARS")
    void nameTheirModuleAndLicence(String module) throws IOException {
        try (JarFile jar = new JarFile(Artifacts.jar(module).toFile())) {
            assertEquals(
                    MODULES.get(module), jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
            assertTrue(text(jar, "META-INF/LICENSE").contains("Apache License"));
            assertTrue(text(jar, "META-INF/NOTICE").contains("Stagecraft"));
        }
    }

    /** The module path allows a package in one module only. The processor, which is never on it, has the annotations for itself. */
    @Test
    void noPackageIsInTwoJars() throws IOException {
        Map<String, String> owners = new HashMap<>();
        for (String module : JARS) {
            if (!module.equals("processor")) {
                for (String name : packages(module)) {
                    String other = owners.put(name, module);
                    assertEquals(null, other, () -> name + " is in " + module + " as well");
                }
            }
        }
        assertTrue(owners.containsKey("dev/stagecraft/runtime/serving"), owners::toString);
    }

    /** Else it would lack what Maven 4 takes off the processor's path, or meet other versions there. */
    @Test
    void theProcessorDependsOnNothingAndSharesNothing() throws IOException {
        String pom = Files.readString(Artifacts.pom("processor"));
        List<String> scopes = Stream.of(pom.split("<dependency>"))
                .skip(1)
                .map(dependency -> dependency.split("</dependency>")[0])
                .filter(dependency ->
                        !dependency.contains("<scope>test</scope>") && !dependency.contains("<scope>provided</scope>"))
                .toList();
        assertEquals(List.of(), scopes);
        for (String name : packages("processor")) {
            assertTrue(name.equals("dev/stagecraft") || name.startsWith("dev/stagecraft/processor"), name);
        }
    }

    /** A machine without a cluster gets none of Spark's 200 jars; the others that have it are not published. */
    @Test
    void sparkIsInItsModuleOnly() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of("..").toRealPath())) {
            List<String> with = new ArrayList<>();
            for (Path pom : modules.map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::exists)
                    .toList()) {
                if (Files.readString(pom).contains("<groupId>org.apache.spark</groupId>")) {
                    with.add(pom.getParent().getFileName().toString());
                }
            }
            with.remove("benchmarks");
            assertEquals(List.of("spark"), with);
        }
    }

    /** Gradle processes incrementally if each processor says of which kind it is. */
    @Test
    void gradleFindsTheKindOfEachProcessor() throws IOException {
        try (JarFile jar = new JarFile(Artifacts.jar("processor").toFile())) {
            List<String> processors = text(jar, "META-INF/services/javax.annotation.processing.Processor")
                    .lines()
                    .toList();
            assertFalse(processors.isEmpty());
            assertEquals(
                    processors.stream().map(name -> name + ",isolating").toList(),
                    text(jar, "META-INF/gradle/incremental.annotation.processors")
                            .lines()
                            .toList());
        }
    }

    /** What is bundled is named with its licence, and the one that asks for its text has it. */
    @Test
    void theProcessorNamesWhatItBundles() throws IOException {
        try (JarFile jar = new JarFile(Artifacts.jar("processor").toFile())) {
            String bundled = text(jar, "META-INF/THIRD-PARTY-PROCESSOR.txt");
            for (String name : List.of("org.ow2.asm:asm", "com.palantir.javapoet:javapoet", "jackson-core")) {
                assertTrue(bundled.contains(name), () -> name + " is not in " + bundled);
            }
            assertTrue(text(jar, "META-INF/ASM-LICENSE").contains("INRIA"));
        }
    }

    private static Set<String> packages(String module) throws IOException {
        try (JarFile jar = new JarFile(Artifacts.jar(module).toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')))
                    .collect(Collectors.toSet());
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
