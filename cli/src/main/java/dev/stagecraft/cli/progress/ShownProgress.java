/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.progress;

import dev.stagecraft.runtime.Progress;
import dev.stagecraft.runtime.internal.Terminal;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * How far long work is: a bar where a person watches a terminal, otherwise a line now and then on standard error. Work that is
 * soon done prints nothing.
 */
public interface ShownProgress extends Progress, AutoCloseable {
    /** The work ended, well or not. */
    @Override
    void close();

    /**
     * Work begins.
     *
     * @param task what is done, in a word or two: {@code images}
     * @param total how many there are
     * @param errors where lines go
     */
    static ShownProgress of(String task, long total, PrintWriter errors) {
        return Terminal.find()
                .<ShownProgress>map(terminal -> new BarProgress(task, total, terminal))
                .orElseGet(() -> new LineProgress(task, errors, Duration.ofSeconds(10)));
    }
}
