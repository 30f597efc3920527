/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.benchmarks;

import java.util.List;

/** Somebody who computes tasks, in a process of its own: no library's threads or memory are in another's way. */
interface Contender {
    /** As it is called in the name of a row. */
    String title();

    /**
     * How to start it. The process prints {@code ready}, or {@code skip} and why; then it computes the task for each line that it reads,
     * and prints {@code done}. What else it prints is passed on.
     */
    List<String> command(Task task);
}
