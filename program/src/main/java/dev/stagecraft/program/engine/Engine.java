/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

import dev.stagecraft.program.NetworkProgram;

/** Computes networks. Engines are found by {@link java.util.ServiceLoader}; to be listed, one does nothing. */
public interface Engine {
    /** {@return what users call it: {@code libtorch}} */
    String name();

    /**
     * Puts a network on a device, with parameters of zero.
     *
     * @param program what it computes
     * @param settings on what, and how
     * @return the network, which is the caller's to close
     * @throws IllegalStateException if the engine cannot be used here: a library is missing, damaged or too old
     * @throws IllegalArgumentException if there is no such device, or the program has something that the engine cannot compute; the sentence names
     *     it and says what to change
     */
    EngineNetwork open(NetworkProgram program, EngineSettings settings);
}
