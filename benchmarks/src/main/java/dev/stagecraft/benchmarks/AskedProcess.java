/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that measures for itself what it is asked for in a line of words, and answers {@code figure} with a number. */
final class AskedProcess implements AutoCloseable {
    private static final String FIGURE = "figure ";

    private final Process process;
    private final Writer requests;
    private final BufferedReader replies;

    /** Starts it, and waits until it says {@code ready}. */
    AskedProcess(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        WorkerProcess.quieten(builder.environment());
        process = builder.start();
        requests = process.outputWriter();
        replies = process.inputReader();
        await("ready");
    }

    double ask(String words) throws IOException {
        requests.write(words + "\n");
        requests.flush();
        return Double.parseDouble(await(FIGURE).substring(FIGURE.length()));
    }

    private String await(String beginning) throws IOException {
        String reply = replies.readLine();
        while (reply != null && !reply.startsWith(beginning)) {
            System.err.println(reply);
            reply = replies.readLine();
        }
        if (reply == null) {
            close();
            throw new IllegalStateException("A process of the benchmark ended; it says above why.");
        }
        return reply;
    }

    /** At the end of its input it ends, and ends what it has started. */
    @Override
    public void close() throws IOException {
        try {
            requests.close();
        } catch (IOException e) {
            // It has ended.
        }
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
