/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.Computed;
import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.backend.Backend;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where ND4J or oneDNN does not load, whatever is called first throws an exception with one sentence, the same each time. */
@Tag("slow")
class UnloadedNd4jTest {
    private static final String ND4J = "UnsupportedBackendException: ND4J's native library cannot be loaded, because ";

    @TempDir
    private Path folder;

    /** What a user calls. */
    @FunctionalInterface
    private interface Call {
        Object call() throws Exception;
    }

    /** Makes one call twice, and prints what it threw. */
    static final class Program {
        private Program() {}

        static Map<String, Call> calls(Path folder) {
            NetworkDefinition network = new TinyNetwork();
            NetworkOptions options = NetworkOptions.defaults();
            Map<String, Call> calls = new LinkedHashMap<>();
            calls.put("back end", Backend::current);
            calls.put("network", network::create);
            calls.put("configuration", () -> Computed.network(options.execution(), network.configuration(options)));
            calls.put("training", () -> Trainer.of(network, options).epochs(1).fit(SyntheticImages.of(6, 1)));
            calls.put(
                    "model", () -> SavedModel.open(folder.resolve("model.zip")).network());
            calls.put(
                    "notes", () -> ModelNotes.load(folder.resolve("model.zip")).classNames());
            calls.put("fused", () -> network.create(options.withExecution(Execution.ONEDNN)));
            calls.put("bfloat16", Precision.BFLOAT16::isAvailable);
            calls.put("engine", () -> Execution.of(network.create()));
            return calls;
        }

        public static void main(String... arguments) {
            Call call = calls(Path.of(arguments[1])).get(arguments[0]);
            for (int time = 0; time < 2; time++) {
                try {
                    System.out.println("> " + call.call());
                } catch (Exception e) {
                    System.out.println("> " + e.getClass().getSimpleName() + ": " + e.getMessage());
                } catch (Throwable e) {
                    System.out.println("> AN ERROR: " + e);
                }
            }
        }
    }

    /** JavaCPP takes what it may read, write and run for a folder; what it may not, it passes over for another. */
    @Test
    void noFolderToUnpackInto() throws Exception {
        Path file = Files.writeString(folder.resolve("cache"), "");
        assertTrue(file.toFile().setExecutable(true));
        String expected = ND4J + file
                + " is a file, where the folder must be into which it is unpacked: name another folder with"
                + " -Dorg.bytedeco.javacpp.cachedir=DIR.";
        Files.writeString(folder.resolve("model.zip"), "");
        for (String call : List.of("back end", "network", "configuration", "training", "model", "notes", "fused")) {
            assertEquals(
                    List.of(expected, expected),
                    lines(call, classPath("none"), "-Dorg.bytedeco.javacpp.cachedir=" + file),
                    call);
        }
    }

    /** Of ND4J without its native library, as of a class path that was made on another machine. */
    @Test
    void noBuildForThisMachine() throws Exception {
        List<String> lines =
                lines("network", classPath("(nd4j-native|openblas)-.*-" + Loader.getPlatform() + "\\.jar"));
        String expected = ND4J
                + "the class path has no build of it for this machine: add org.nd4j:nd4j-native, JavaCPP and OpenBLAS, or"
                + " ND4J for CUDA with CUDA, with the classifier " + Loader.getPlatform() + ".";
        assertEquals(List.of(expected, expected), lines);
    }

    /** Networks are computed without it, and said to be; whoever demands it hears why it is not there. */
    @Test
    void oneDnnAlone() throws Exception {
        String classPath = classPath("dnnl-.*-" + Loader.getPlatform() + "\\.jar");
        String reason = "cannot be loaded, because the class path has no build of it for this machine: add"
                + " org.bytedeco:dnnl with the classifier " + Loader.getPlatform() + ".";
        String refusal = "UnsupportedException: The execution is ONEDNN, but oneDNN's native library " + reason;
        assertEquals(List.of(refusal, refusal), lines("fused", classPath));
        assertEquals(List.of("DEEPLEARNING4J", "DEEPLEARNING4J"), lines("engine", classPath));
        assertEquals(List.of("false", "false"), lines("bfloat16", classPath));
        assertTrue(printed("engine", classPath)
                .contains("Networks are computed without oneDNN: its native library " + reason));
    }

    private static String classPath(String without) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().matches(without))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private List<String> lines(String call, String classPath, String... options) throws Exception {
        return printed(call, classPath, options)
                .lines()
                .filter(line -> line.startsWith("> "))
                .map(line -> line.substring(2))
                .toList();
    }

    private String printed(String call, String classPath, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath));
        command.addAll(List.of(options));
        command.addAll(List.of(Program.class.getName(), call, folder.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed;
    }
}
