/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A run of the program in a JVM of its own, with options and an environment of its own. */
record Fork(Path folder, List<String> jvmOptions, Map<String, String> environment) {
    /** The version of Java from which on the JVM warns of native libraries. */
    private static final int WARNS_FROM = 24;

    /** What newer JVMs say by themselves where that folder is missing. */
    private static final String OF_THE_JVM = "WARNING: java.io.tmpdir directory does not exist\n";

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** Runs it in the folder. */
    Run run(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1"));
        if (Runtime.version().feature() >= WARNS_FROM) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Stagecraft.class.getName()));
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Run(exitCode, Files.readString(out), Files.readString(err).replace(OF_THE_JVM, ""));
    }
}
