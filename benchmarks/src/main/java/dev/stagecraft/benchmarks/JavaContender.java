/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import dev.stagecraft.runtime.Execution;
import dev.stagecraft.runtime.Precision;
import dev.stagecraft.runtime.backend.Backend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Those that compute in a JVM. */
enum JavaContender implements Contender {
    /** The generated network, computed by oneDNN in the task's precision. */
    GENERATED(task -> GeneratedNetwork.work(task, library(), precision(task))),
    /** The generated network, computed by oneDNN in 32 bits, though the task be in fewer. */
    FLOAT32(task -> GeneratedNetwork.work(task, library(), Precision.FULL)),
    /** The generated network, computed by the libtorch of the PyTorch that it is compared with. */
    LIBTORCH(task -> GeneratedNetwork.work(task, Execution.LIBTORCH, precision(task))) {
        @Override
        List<String> options() {
            List<String> options = new ArrayList<>(super.options());
            options.add("--enable-native-access=ALL-UNNAMED");
            TorchContender.ofProperties(TorchContender.Mode.EAGER)
                    .libtorch()
                    .ifPresent(folder -> options.add("-Dstagecraft.libtorch=" + folder));
            return options;
        }
    },
    /** The generated network, computed by Deeplearning4j's own layers. */
    DEEPLEARNING4J(task -> GeneratedNetwork.work(task, Execution.DEEPLEARNING4J, Precision.FULL)),
    ZOO(ZooNetwork::work),
    DJL(DjlNetwork::work),
    ONNXRUNTIME(OnnxSession::work);

    /**
     * The same for all. Their arrays lie outside the heap, which begins small therefore, as docs/gpu.md advises, and whose size JavaCPP takes for the limit of those as well
     * unless it is told another.
     */
    private static final List<String> OPTIONS = List.of(
            "-Xms32m",
            "-Xmx1g",
            "-Dorg.bytedeco.javacpp.maxbytes=12g",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    private final Preparation preparation;

    JavaContender(Preparation preparation) {
        this.preparation = preparation;
    }

    @FunctionalInterface
    private interface Preparation {
        Ratio.Work prepare(Task task) throws Exception;
    }

    private static Precision precision(Task task) {
        return task.kind().isInBfloat16() ? Precision.BFLOAT16 : Precision.FULL;
    }

    /**
     * The task, ready to be computed.
     *
     * @throws UnavailableException if this machine lacks what it needs
     */
    Ratio.Work prepare(Task task) throws Exception {
        return preparation.prepare(task);
    }

    List<String> options() {
        return OPTIONS;
    }

    @Override
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> command(Task task) {
        List<String> command =
                new ArrayList<>(java(CompiledNetworks.classPathWith(task.network()), Worker.class, options()));
        command.add(name());
        command.addAll(task.arguments());
        return command;
    }

    /** The command that runs a class, without its arguments. */
    static List<String> java(String classPath, Class<?> main) {
        return java(classPath, main, OPTIONS);
    }

    /** Whoever computes convolutions on this machine, and nobody else in its place. */
    private static Execution library() {
        return Backend.current() instanceof Backend.Gpu ? Execution.CUDNN : Execution.ONEDNN;
    }

    private static List<String> java(String classPath, Class<?> main, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        return command;
    }
}
