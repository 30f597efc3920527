/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** What this build made, laid out as a Maven repository. */
final class Artifacts {
    static final String VERSION = System.getProperty("stagecraft.version");

    /** The modules that users depend on. */
    static final List<String> JARS = List.of(
            "dsl-annotations",
            "program",
            "picture",
            "weights",
            "images",
            "serving",
            "report",
            "runtime",
            "processor",
            "spark");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Artifacts() {}

    static Path jar(String module) {
        return ROOT.resolve(module).resolve("target").resolve(module + "-" + VERSION + ".jar");
    }

    /** The pom that is installed, which for some modules is not the one that is written. */
    static Path pom(String module) {
        Path folder = ROOT.resolve(module);
        return Stream.of("target/.flattened-pom.xml", "target/dependency-reduced-pom.xml")
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElse(folder.resolve("pom.xml"));
    }

    static void layOut(Path repository) throws IOException {
        copy(ROOT.resolve("pom.xml"), repository, "stagecraft", "pom");
        copy(pom("bom"), repository, "bom", "pom");
        for (String module : JARS) {
            copy(pom(module), repository, module, "pom");
            copy(jar(module), repository, module, "jar");
        }
    }

    private static void copy(Path from, Path repository, String module, String type) throws IOException {
        Path folder = Files.createDirectories(
                repository.resolve("dev/stagecraft").resolve(module).resolve(VERSION));
        Files.copy(from, folder.resolve(module + "-" + VERSION + "." + type), StandardCopyOption.REPLACE_EXISTING);
    }
}
