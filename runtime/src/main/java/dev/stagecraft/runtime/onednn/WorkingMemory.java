/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.bytedeco.javacpp.Pointer;

/**
 * Memory that nobody reads when a call is over. There are as many pieces as are in use at once, all networks together, and each is as large as its
 * largest use was: nothing is allocated after the first steps.
 */
final class WorkingMemory implements Resource {
    private static final Deque<WorkingMemory> IDLE = new ConcurrentLinkedDeque<>();

    private Optional<Slab> slab = Optional.empty();

    private WorkingMemory() {}

    /** The one that was used last, which caches may still hold. Whoever takes it closes it, so that others may. */
    static WorkingMemory take() {
        WorkingMemory idle = IDLE.pollFirst();
        return idle == null ? new WorkingMemory() : idle;
    }

    /** So many bytes, in which what was asked for before is lost. */
    Pointer of(long bytes) {
        boolean isLargeEnough = slab.filter(memory -> memory.bytes() >= bytes).isPresent();
        if (!isLargeEnough) {
            // First, so that both need not fit at once; and nothing may use it if there is not enough for the next.
            slab.ifPresent(Slab::close);
            slab = Optional.empty();
            slab = Optional.of(new Slab(bytes));
        }
        return slab.orElseThrow().at(0);
    }

    @Override
    public void close() {
        IDLE.addFirst(this);
    }
}
