/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Window;
import dev.stagecraft.program.Windows;

/** How many pixels of each window are on the map. */
final class WindowCounts {
    private WindowCounts() {}

    /** The pixels of a window over those of it that are on the map, {@code [1, 1, H', W']} in the type of maps. */
    static Tensor correction(Tools tools, Windows windows, long[] shape) {
        int rows = (int) windows.rows().positions();
        int columns = (int) windows.columns().positions();
        float[] factors = new float[rows * columns];
        double all = windows.rows().kernel() * windows.columns().kernel();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                factors[row * columns + column] = (float)
                        (all / (inside(windows.rows(), row, shape[2]) * inside(windows.columns(), column, shape[3])));
            }
        }
        return tools.session().empty(tools.mapType(), 1, 1, rows, columns).copyFrom(factors);
    }

    private static long inside(Window window, int position, long side) {
        long first = position * window.stride() - window.before();
        return Math.min(first + window.kernel(), side) - Math.max(first, 0);
    }
}
