/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

/** Launches kernels, one after the other. */
public interface Launcher {
    /** The threads of each block. */
    int THREADS = 256;

    /**
     * Launches a kernel behind what was launched before.
     *
     * @param kernel its name
     * @param width blocks along x
     * @param height blocks along y
     * @param arguments in the order of its parameters
     */
    void launch(String kernel, int width, int height, Argument... arguments);

    /** {@return how many multiprocessors share the blocks} */
    int processors();
}
