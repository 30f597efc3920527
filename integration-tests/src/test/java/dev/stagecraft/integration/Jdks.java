/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The JDKs of this machine. */
final class Jdks {
    private Jdks() {}

    /** The one that runs the build. */
    static Path running() {
        return Path.of(System.getProperty("java.home"));
    }

    /** One of a version: the one that runs, one that the environment names, or one where systems put them. */
    static Optional<Path> of(int version) throws IOException {
        for (Path home : candidates().toList()) {
            if (Files.exists(home.resolve("bin/javac")) && version(home) == version) {
                return Optional.of(home);
            }
        }
        return Optional.empty();
    }

    private static Stream<Path> candidates() throws IOException {
        Stream<Path> named = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().matches("JAVA_HOME(_\\w+)?|JDK_\\w+"))
                .map(variable -> Path.of(variable.getValue()));
        Stream<Path> installed = Stream.of(
                        "/usr/lib/jvm", "/usr/java", "/opt/java", "/Library/Java/JavaVirtualMachines")
                .map(Path::of)
                .filter(Files::isDirectory)
                .flatMap(Jdks::children)
                .flatMap(home -> Stream.of(home, home.resolve("Contents/Home")));
        return Stream.of(Stream.of(running()), named, installed).flatMap(homes -> homes);
    }

    private static Stream<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** As its file {@code release} says, or 0. */
    private static int version(Path home) throws IOException {
        Path release = home.resolve("release");
        if (Files.notExists(release)) {
            return 0;
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("[.+-]")[0]);
    }
}
