/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The engine's tests under instruction sets that this processor can stand for, each in a JVM of its own: oneDNN reads {@code DNNL_MAX_CPU_ISA} once.
 * What oneDNN computes with here anyway is what all other tests run under. Of sets that the engine decides alike for, the least is tried;
 * {@code -Dstagecraft.instructions=all} tries every one.
 */
@Tag("slow")
class InstructionSetsTest {
    private static final boolean ALL = "all".equals(System.getProperty("stagecraft.instructions"));

    /** What the tests print, by instruction set. */
    private static final Path REPORTS = Path.of("target", "instruction-sets");

    /** As many at once as compute side by side, but for the memory of many JVMs. */
    private static final ExecutorService RUNS =
            Executors.newFixedThreadPool(Math.min(4, Runtime.getRuntime().availableProcessors()));

    private static final Map<InstructionSet, Future<Integer>> EXITS = new EnumMap<>(InstructionSet.class);

    @BeforeAll
    static void runThemAll() throws IOException {
        Files.createDirectories(REPORTS);
        for (InstructionSet set : InstructionSet.values()) {
            if (!isTheUsualOne(set) && alike(set).isEmpty()) {
                EXITS.put(set, RUNS.submit(() -> run(set)));
            }
        }
    }

    @AfterAll
    static void stop() {
        RUNS.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void theEngineComputesTheSame(InstructionSet set) throws Exception {
        assumeFalse(isTheUsualOne(set), () -> said(set, "all tests of this build"));
        Optional<InstructionSet> alike = alike(set);
        assumeFalse(alike.isPresent(), () -> said(set, "as with " + alike.orElseThrow()));
        int exit = EXITS.get(set).get();
        assumeFalse(exit == EngineTests.LACKING, () -> said(set, "not in this processor"));
        String printed = Files.readString(report(set));
        assertEquals(0, exit, printed);
        said(set, printed.lines().reduce((line, last) -> last).orElseThrow());
    }

    private static boolean isTheUsualOne(InstructionSet set) {
        return InstructionSet.effective().equals(Optional.of(set));
    }

    /** A lesser set for which the engine decides as for this one, unless all are asked for. */
    private static Optional<InstructionSet> alike(InstructionSet set) {
        return Arrays.stream(InstructionSet.values())
                .takeWhile(lesser -> lesser != set && !ALL)
                .filter(lesser -> lesser.prefersBlocks() == set.prefersBlocks()
                        && lesser.hasBfloat16() == set.hasBfloat16()
                        && lesser.hasFastProducts() == set.hasFastProducts())
                .findFirst();
    }

    /** Says to whoever reads the build what was run, and gives the same. */
    private static String said(InstructionSet set, String what) {
        String sentence = "oneDNN with " + set + ": " + what;
        System.out.println(sentence);
        return sentence;
    }

    private static int run(InstructionSet set) throws IOException, InterruptedException {
        Stream<String> logging = System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("org.slf4j."))
                .map(name -> "-D" + name + "=" + System.getProperty(name));
        Stream<String> program = Stream.of(
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EngineTests.class.getName(),
                set.name());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(Stream.of(Stream.of(java), logging, program)
                        .flatMap(part -> part)
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(report(set).toFile());
        builder.environment().put("DNNL_MAX_CPU_ISA", set.name());
        Process process = builder.start();
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private static Path report(InstructionSet set) {
        return REPORTS.resolve(set + ".txt");
    }
}
