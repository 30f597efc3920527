/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.spark;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.List;

/** How a process of the benchmark is asked: a line of words on its standard input, and {@code figure} with a number as the answer. */
final class Requests {
    private Requests() {}

    /** Measures something. */
    @FunctionalInterface
    interface Measure {
        double of(List<String> words) throws Exception;
    }

    /** Answers until the input ends. What else is printed goes to the standard error. */
    static void serve(PrintStream replies, Measure measure) throws Exception {
        replies.println("ready");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            replies.println("figure " + measure.of(List.of(line.split(" "))));
        }
    }
}
