/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import dev.stagecraft.program.Window;
import dev.stagecraft.program.Windows;
import java.util.function.ToLongFunction;
import org.bytedeco.javacpp.LongPointer;

/** The numbers of windows as oneDNN takes them: for rows and for columns. */
public record WindowSides(Windows windows) {
    public LongPointer kernel() {
        return both(Window::kernel);
    }

    public LongPointer stride() {
        return both(Window::stride);
    }

    /** oneDNN counts the pixels between two of a window. */
    public LongPointer dilation() {
        return both(window -> window.dilation() - 1);
    }

    public LongPointer before() {
        return both(Window::before);
    }

    public LongPointer after() {
        return both(Window::after);
    }

    private LongPointer both(ToLongFunction<Window> number) {
        return new LongPointer(number.applyAsLong(windows.rows()), number.applyAsLong(windows.columns()));
    }
}
