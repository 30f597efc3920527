/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import dev.stagecraft.libtorch.tensor.Tensor;

/** Makes of pixels of 8 bits what a network sees, in one launch. */
public final class StandardizationKernel {
    private static final int VALUES_OF_A_BLOCK = 8 * Launcher.THREADS;
    private static final int MOST_BLOCKS = 4096;

    private final Launcher launcher;

    /**
     * Launches it.
     *
     * @param launcher launches
     */
    public StandardizationKernel(Launcher launcher) {
        this.launcher = launcher;
    }

    /**
     * Writes the numbers.
     *
     * @param pixels {@code [N, C, H, W]}, of 8 bits, in rows
     * @param tables {@code [C, 256]}, what each value becomes in each channel
     * @param to float32, of the shape of the pixels, in rows
     */
    public void run(Tensor pixels, Tensor tables, Tensor to) {
        long[] shape = pixels.shape();
        long length = pixels.length();
        launcher.launch(
                "standardize",
                Math.clamp((length + VALUES_OF_A_BLOCK - 1) / VALUES_OF_A_BLOCK, 1, MOST_BLOCKS),
                1,
                Argument.of(pixels),
                Argument.of(tables),
                Argument.of(to),
                Argument.of(length),
                Argument.of((int) (shape[2] * shape[3])),
                Argument.of((int) shape[1]));
    }
}
