/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** A master and two workers of one core each, as processes that listen on the loopback. */
final class LocalCluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Path home;
    private final int port;
    private final List<Process> processes = new ArrayList<>();

    LocalCluster(Path home) throws IOException, InterruptedException {
        this.home = home;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        Files.createDirectories(home.resolve("jars"));
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            port = socket.getLocalPort();
        }
        start("master.Master", "--host", HOST, "--port", String.valueOf(port), "--webui-port", "0");
        while (!isListening()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        for (String worker : List.of("1", "2")) {
            String folder = home.resolve("work-" + worker).toString();
            start(
                    "worker.Worker", "--host", HOST, "--cores", "1", "--memory", "2g", "--webui-port", "0", "--work-dir", folder,
                    "spark://" + HOST + ":" + port);
        }
    }

    private boolean isListening() {
        try {
            new Socket(HOST, port).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void start(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.apache.spark.deploy." + main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("SPARK_HOME", home.toString(), "SPARK_LOCAL_IP", HOST, "SPARK_SCALA_VERSION", "2.13"));
        processes.add(builder.redirectOutput(home.resolve(main + ".log").toFile()).start());
    }

    SparkSession session() {
        return SparkSession.builder()
                .master("spark://" + HOST + ":" + port)
                .config("spark.driver.host", HOST)
                .config("spark.driver.bindAddress", HOST)
                .config("spark.ui.enabled", "false")
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.executor.memory", "1g")
                .config("spark.executorEnv.OMP_NUM_THREADS", "1")
                .getOrCreate();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = processes.stream()
                .map(Process::toHandle)
                .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process)))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }
}
