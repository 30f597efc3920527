/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Window;
import dev.stagecraft.program.Windows;
import java.util.function.ToLongFunction;

/** The numbers of windows as oneDNN takes them: for rows and for columns. */
public record WindowSides(Windows windows) {
    public long[] kernel() {
        return both(Window::kernel);
    }

    public long[] stride() {
        return both(Window::stride);
    }

    /** oneDNN counts the pixels between two of a window. */
    public long[] dilation() {
        return both(window -> window.dilation() - 1);
    }

    public long[] before() {
        return both(Window::before);
    }

    public long[] after() {
        return both(Window::after);
    }

    private long[] both(ToLongFunction<Window> number) {
        return new long[] {number.applyAsLong(windows.rows()), number.applyAsLong(windows.columns())};
    }
}
