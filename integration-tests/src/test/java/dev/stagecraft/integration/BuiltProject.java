/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project after its build.
 *
 * @param jdk the one that it was built with, and runs on
 */
record BuiltProject(Path folder, Path jdk, Program build) {
    BuiltProject requireSuccess() {
        assertEquals(0, build.exitCode(), build::text);
        return this;
    }

    /** A module of it. */
    BuiltProject module(String name) {
        return new BuiltProject(folder.resolve(name), jdk, build);
    }

    Path classes() {
        return folder.resolve("target/classes");
    }

    /** The files that it runs with, without its own classes. */
    List<Path> dependencies() throws IOException {
        return Stream.of(Files.readString(folder.resolve("target/class-path"))
                        .strip()
                        .split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    /** Runs {@code example.Main}, or another class, with all on the class path. */
    Program run(String mainClass, Object... arguments) throws IOException, InterruptedException {
        return java(List.of("-cp", path(classes()) + File.pathSeparator + path(dependencies()), mainClass), arguments);
    }

    /**
     * Runs {@code example.Main} of a module.
     *
     * @param onModulePath the dependencies that are not on the class path, by the names of their artifacts
     * @param options more for the JVM
     */
    Program runModule(String module, Collection<String> onModulePath, List<String> options, Object... arguments)
            throws IOException, InterruptedException {
        Map<Boolean, List<Path>> placed =
                dependencies().stream().collect(Collectors.partitioningBy(jar -> onModulePath.contains(artifact(jar))));
        List<String> command = new ArrayList<>(options);
        command.addAll(List.of("-p", path(classes()) + File.pathSeparator + path(placed.get(true))));
        command.addAll(List.of("-cp", path(placed.get(false)), "-m", module + "/example.Main"));
        return java(command, arguments);
    }

    /** The name of the artifact that is a file of the local repository. */
    static String artifact(Path jar) {
        return jar.getParent().getParent().getFileName().toString();
    }

    private Program java(List<String> command, Object... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                jdk.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"));
        all.addAll(command);
        Stream.of(arguments).map(Object::toString).forEach(all::add);
        return Program.run(folder, Map.of("OMP_WAIT_POLICY", "passive"), all);
    }

    static String path(Collection<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String path(Path file) {
        return file.toString();
    }
}
