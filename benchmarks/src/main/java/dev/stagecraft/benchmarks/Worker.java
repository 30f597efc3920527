/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.List;

/** The process of a {@link JavaContender}. */
final class Worker {
    private Worker() {}

    /** Makes what is computed over and over. */
    @FunctionalInterface
    interface Preparation {
        Ratio.Work prepare() throws Exception;
    }

    /** @param arguments the contender, and the task's */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        serve(() -> JavaContender.valueOf(words.get(0)).prepare(Task.of(words.subList(1, words.size()))));
    }

    /** Computes it for each line of the standard input. */
    static void serve(Preparation preparation) throws Exception {
        PrintStream replies = System.out;
        System.setOut(System.err);
        Ratio.Work work;
        try {
            work = preparation.prepare();
        } catch (UnavailableException reason) {
            replies.println("skip " + reason.getMessage());
            return;
        }
        replies.println("ready");
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in));
        while (requests.readLine() != null) {
            work.run();
            replies.println("done");
        }
        // Threads that some library left must not keep the process.
        System.exit(0);
    }
}
