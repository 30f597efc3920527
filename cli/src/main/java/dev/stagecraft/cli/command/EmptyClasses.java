/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.command;

import dev.stagecraft.runtime.data.BatchSource;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Classes that a network tells apart and that no image is of. */
final class EmptyClasses {
    private static final int SHOWN = 10;

    private EmptyClasses() {}

    /** Names them, if there are any: the network learns never to give them. */
    static void say(BatchSource training, PrintWriter err) {
        List<Integer> empty = training.emptyClasses();
        if (!empty.isEmpty()) {
            err.println("No training image is of "
                    + (empty.size() == 1 ? "class " : "the classes ")
                    + empty.stream()
                            .limit(SHOWN)
                            .map(label -> label + named(training.classNames().get(label), label))
                            .collect(Collectors.joining(", "))
                    + (empty.size() > SHOWN ? ", …" : "")
                    + ": the network will learn never to answer so.");
            err.flush();
        }
    }

    private static String named(String name, int label) {
        return name.equals(String.valueOf(label)) ? "" : " (" + name + ")";
    }
}
