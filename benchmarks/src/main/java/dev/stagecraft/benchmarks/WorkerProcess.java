/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A contender's process, which computes a task whenever it is told to. */
final class WorkerProcess implements Ratio.Work, AutoCloseable {
    private final String title;
    private final Process process;
    private final Writer requests;
    private final BufferedReader replies;
    private Duration working = Duration.ZERO;
    private Duration computing = Duration.ZERO;

    private WorkerProcess(String title, Process process) {
        this.title = title;
        this.process = process;
        requests = process.outputWriter();
        replies = process.inputReader();
    }

    /**
     * Starts it, and waits until it is ready.
     *
     * @throws UnavailableException if this machine lacks what it needs
     */
    static WorkerProcess start(Contender contender, Task task) throws IOException, UnavailableException {
        return start(contender.title(), contender.command(task));
    }

    /**
     * Starts one by such a command, and waits until it is ready.
     *
     * @throws UnavailableException if this machine lacks what it needs
     */
    static WorkerProcess start(String title, List<String> command) throws IOException, UnavailableException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // Read by OpenMP and so by ND4J, oneDNN and PyTorch.
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads()));
        quieten(builder.environment());
        WorkerProcess worker;
        try {
            worker = new WorkerProcess(title, builder.start());
        } catch (IOException notStarted) {
            throw new UnavailableException(notStarted.getMessage());
        }
        try {
            worker.await("ready");
            return worker;
        } catch (IOException | UnavailableException | RuntimeException notReady) {
            worker.close();
            throw notReady;
        }
    }

    /** ONNX Runtime 1.29.0 reports its use, and dies in reading a command line as long as a class path for that. */
    static void quieten(Map<String, String> environment) {
        environment.put("ORT_DISABLE_TELEMETRY", "1");
    }

    /** The threads that each contender computes with. */
    static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Computes the task once. */
    @Override
    public void run() throws IOException, UnavailableException {
        Duration computed = processorTime();
        long start = System.nanoTime();
        requests.write('\n');
        requests.flush();
        await("done");
        working = working.plusNanos(System.nanoTime() - start);
        computing = computing.plus(processorTime().minus(computed));
    }

    private void await(String expected) throws IOException, UnavailableException {
        String reply = replies.readLine();
        while (reply != null && !reply.equals(expected)) {
            if (reply.startsWith("skip ")) {
                throw new UnavailableException(reply.substring("skip ".length()));
            }
            // A JVM that crashes says so here.
            System.err.println(reply);
            reply = replies.readLine();
        }
        if (reply == null) {
            throw new IllegalStateException("The process of " + title + " ended; it says above why.");
        }
    }

    /** How many cores it kept busy while it computed. */
    double cores() {
        return (double) computing.toNanos() / working.toNanos();
    }

    /** The time of all cores together since the process and those that it started began. */
    private Duration processorTime() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The time of all cores together in which it computed, in milliseconds. */
    double processorMilliseconds() {
        return computing.toNanos() / 1e6;
    }

    /**
     * The most memory that was ever resident, in MB.
     *
     * @throws UnavailableException if the operating system does not say it as Linux does
     */
    double peakMegabytes() throws IOException, UnavailableException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            throw new UnavailableException("the peak of memory is read from /proc, which this operating system lacks");
        }
        String line = Files.readAllLines(status).stream()
                .filter(text -> text.startsWith("VmHWM:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
