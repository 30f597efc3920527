/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** A standalone cluster of a master and two workers of one core each, every one a process, that listens on the loopback only. */
final class LocalCluster implements Closeable {
    static final String HOST = "127.0.0.1";

    private final Path home;
    private final String url;
    private final List<Process> processes = new ArrayList<>();

    /** Starts it. */
    LocalCluster(Path folder) throws IOException, InterruptedException {
        home = Files.createDirectories(folder.resolve("spark"));
        // Also when this process is told to end in the middle of a test.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        // Executors have the class path of this test instead of a distribution's.
        Files.createDirectories(home.resolve("jars"));
        int port = freePort();
        url = "spark://" + HOST + ":" + port;
        processes.add(start(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--host",
                HOST,
                "--port",
                port + "",
                "--webui-port",
                "0"));
        waitFor(port);
        for (int number = 1; number <= 2; number++) {
            processes.add(start(
                    "worker-" + number,
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    HOST,
                    "--cores",
                    "1",
                    "--memory",
                    "2g",
                    "--webui-port",
                    "0",
                    "--work-dir",
                    home.resolve("work-" + number).toString(),
                    url));
        }
    }

    private Process start(String name, String main, String... arguments) throws IOException {
        return program(main, List.of("-Xmx256m"), Arrays.asList(arguments))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".log").toFile())
                .start();
    }

    /** A program of Java on this class path, with this cluster's environment. */
    ProcessBuilder program(String main, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(virtualMachine());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("OMP_NUM_THREADS", "1");
        // What the benchmarks' peer would otherwise send.
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /** What this process was told about its virtual machine, which holds for those of the cluster as well. */
    private static List<String> virtualMachine() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:"))
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static void waitFor(int port) throws InterruptedException {
        while (true) {
            try {
                new Socket(HOST, port).close();
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    String url() {
        return url;
    }

    /** A session of this cluster. */
    SparkSession session() {
        return session(url);
    }

    /** A session of this cluster with a setting. */
    SparkSession session(String key, String value) {
        return builder(url).config(key, value).getOrCreate();
    }

    /** A session of this cluster with a setting, to which no executors come: no worker has the memory. */
    SparkSession sessionAlone(String key, String value) {
        return builder(url)
                .config("spark.executor.memory", "100g")
                .config(key, value)
                .getOrCreate();
    }

    /** A session of any master. */
    static SparkSession session(String master) {
        return builder(master).getOrCreate();
    }

    private static SparkSession.Builder builder(String master) {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(place -> Path.of(place).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return SparkSession.builder()
                .master(master)
                .appName("stagecraft")
                .config("spark.driver.host", HOST)
                .config("spark.driver.bindAddress", HOST)
                .config("spark.ui.enabled", "false")
                .config("spark.executor.extraClassPath", classPath)
                .config("spark.executor.memory", "512m")
                .config("spark.executorEnv.OMP_NUM_THREADS", "1")
                .config("spark.executor.extraJavaOptions", String.join(" ", virtualMachine()))
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.scheduler.maxRegisteredResourcesWaitingTime", "20s");
    }

    /** The processes that run tasks. */
    List<ProcessHandle> executors() {
        return processes.stream()
                .skip(1)
                .flatMap(worker -> worker.toHandle().children())
                .toList();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = processes.stream()
                .map(Process::toHandle)
                .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process)))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : all) {
            process.onExit().join();
        }
    }

    /** What the logs of executors say, for a message. */
    Optional<String> errors() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.endsWith("stderr"))
                    .map(LocalCluster::text)
                    .flatMap(String::lines)
                    .filter(line -> line.contains("ERROR"))
                    .reduce((one, other) -> one + "\n" + other);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
