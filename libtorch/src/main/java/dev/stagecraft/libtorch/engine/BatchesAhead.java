/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.program.engine.ByteBatch;

/** Batches that are copied to the device before they are computed. */
interface BatchesAhead extends AutoCloseable {
    /** How many may wait. */
    int MOST = 2;

    /**
     * Begins to copy a batch.
     *
     * @throws IllegalStateException if {@link #MOST} wait
     */
    void add(ByteBatch batch);

    /**
     * The batch that was given first, for what is launched from now on. It stays until {@link #release}.
     *
     * @throws IllegalStateException if none waits
     */
    Waiting first();

    /** Its memory is free for another, behind what was launched before. */
    void release();

    /** Whether none waits. */
    boolean isEmpty();

    @Override
    void close();

    /** Says that none waits. */
    static IllegalStateException none() {
        return new IllegalStateException("No batch waits to be computed; give one ahead first.");
    }

    /** Says that there is no room. */
    static IllegalStateException tooMany() {
        return new IllegalStateException(MOST + " batches wait to be computed; compute one of them first.");
    }
}
