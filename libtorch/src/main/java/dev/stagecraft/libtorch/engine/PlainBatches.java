/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.program.engine.ByteBatch;
import java.lang.foreign.Arena;
import java.util.ArrayDeque;
import java.util.Deque;

/** Copied at once: for the CPU, and for GPUs without a second queue. */
final class PlainBatches implements BatchesAhead {
    private final Session session;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    PlainBatches(Session session) {
        this.session = session;
    }

    @Override
    public void add(ByteBatch batch) {
        if (waiting.size() == MOST) {
            throw BatchesAhead.tooMany();
        }
        Waiting room = Waiting.room(session, batch);
        try (Arena arena = Arena.ofConfined()) {
            Waiting.Parts parts = Waiting.Parts.of(arena.allocate(Waiting.bytes(batch), Long.BYTES), batch);
            parts.fill(batch);
            room.tables().copyFrom(parts.tables(), ElementType.FLOAT32);
            room.labels().copyFrom(parts.labels(), ElementType.FLOAT32);
            room.pixels().copyFrom(parts.pixels(), ElementType.UINT8);
            waiting.add(room);
        } catch (RuntimeException | Error e) {
            room.close();
            throw e;
        }
    }

    @Override
    public Waiting first() {
        if (waiting.isEmpty()) {
            throw BatchesAhead.none();
        }
        return waiting.peek();
    }

    @Override
    public void release() {
        waiting.remove().close();
    }

    @Override
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    @Override
    public void close() {
        waiting.forEach(Waiting::close);
        waiting.clear();
    }
}
