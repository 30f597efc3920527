/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of what is published, in another folder, as another clone has them. */
final class SourceCopy {
    private static final List<String> FILES = List.of("pom.xml", "LICENSE", "NOTICE");

    /** With the modules that the root's pom names and that are not published, of which the pom is enough. */
    private static final List<String> OTHERS = List.of("samples", "cli", "integration-tests", "engine-tests", "browser-tests");

    /** Newer versions of Java compile it too, for the tests of others. */
    private static final String ENGINE = "libtorch";

    private SourceCopy() {}

    static Path make(Path target) throws IOException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Folders.delete(target);
        Files.createDirectories(target);
        for (String file : FILES) {
            Files.copy(root.resolve(file), target.resolve(file));
        }
        Files.createDirectories(target.resolve("bom"));
        Files.copy(root.resolve("bom/pom.xml"), target.resolve("bom/pom.xml"));
        for (String module :
                Stream.concat(Artifacts.JARS.stream(), Stream.of(ENGINE)).toList()) {
            Folders.copy(
                    root.resolve(module).resolve("src/main"),
                    target.resolve(module).resolve("src/main"));
            Files.copy(
                    root.resolve(module).resolve("pom.xml"),
                    target.resolve(module).resolve("pom.xml"));
        }
        for (String module : OTHERS) {
            Files.createDirectories(target.resolve(module));
            Files.copy(
                    root.resolve(module).resolve("pom.xml"),
                    target.resolve(module).resolve("pom.xml"));
        }
        return target;
    }
}
