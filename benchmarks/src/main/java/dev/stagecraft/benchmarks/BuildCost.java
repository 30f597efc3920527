/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import dev.stagecraft.benchmarks.declared.Declaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the processor adds to a build: {@code javac} with it, against {@code javac} on the same sources with the generated
 * ones already written.
 */
final class BuildCost {
    private final String name;
    private final Declaration declaration;
    private final Path generated;

    private BuildCost(String name, Declaration declaration) throws IOException {
        this.name = name;
        this.declaration = declaration;
        declaration.compile();
        generated = declaration.folder().resolve("generated").resolve("NetNetwork.java");
        Files.createDirectories(generated.getParent());
        Files.copy(declaration.output().resolve("NetNetwork.java"), generated);
    }

    static void run(Predicate<String> isWanted) throws Exception {
        try (Declaration shallow = Declaration.small(Declaration.resNet50Stages(""));
                Declaration deep = Declaration.cifar(200, "")) {
            List<BuildCost> networks = List.of(new BuildCost("50-layers", shallow), new BuildCost("1202-layers", deep));
            for (BuildCost network : networks) {
                network.warm(300, isWanted);
            }
            for (BuildCost network : networks) {
                network.cold(25, isWanted);
            }
        }
    }

    private void warm(int rounds, Predicate<String> isWanted) throws Exception {
        String row = "build-cost-warm-" + name;
        if (!isWanted.test(row)) {
            return;
        }
        for (int warmUp = 0; warmUp < rounds; warmUp++) {
            declaration.compile();
            compileGenerated();
        }
        Ratio.print(row, rounds, declaration::compile, this::compileGenerated);
    }

    private void compileGenerated() throws IOException {
        declaration.compile(List.of("-proc:none"), declaration.source(), generated);
    }

    private void cold(int rounds, Predicate<String> isWanted) throws Exception {
        String row = "build-cost-cold-" + name;
        if (!isWanted.test(row)) {
            return;
        }
        String path = classpath();
        Ratio.print(
                row,
                rounds,
                () -> compileInNewProcess(List.of("-processorpath", path), declaration.source()),
                () -> compileInNewProcess(List.of("-proc:none"), declaration.source(), generated));
    }

    private void compileInNewProcess(List<String> options, Path... sources) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-cp",
                classpath(),
                "-d",
                declaration.output().toString()));
        command.addAll(options);
        Stream.of(sources).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String messages = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(messages);
        }
    }

    private static String classpath() {
        return System.getProperty("java.class.path");
    }
}
