/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.cuda.CopyStream;
import dev.stagecraft.libtorch.cuda.Stream;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.program.engine.ByteBatch;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * From pinned memory, on a second queue, while the first computes. Two places take turns. What is computed waits for the copy, the next copy to a place waits
 * until what was there has been read, and the processor waits for a copy only before it writes where that reads.
 */
final class PinnedBatches implements BatchesAhead {
    private final Session session;
    private final Stream stream;
    private final CopyStream copies;
    private final List<Place> places = new ArrayList<>();
    private final Deque<Place> waiting = new ArrayDeque<>();
    private int next;

    /** Memory here and there. */
    private final class Place implements AutoCloseable {
        private final CopyStream.Event copied = copies.event();
        private final CopyStream.Event read = copies.event();
        private Optional<MemorySegment> pinned = Optional.empty();
        private Optional<Waiting> room = Optional.empty();

        void fill(ByteBatch batch) {
            copied.await();
            if (room.isEmpty() || !room.get().hasRoomFor(batch)) {
                makeRoom(batch);
            }
            Waiting.Parts parts = Waiting.Parts.of(pinned.orElseThrow(), batch);
            parts.fill(batch);
            read.holdCopies();
            copies.copy(room.orElseThrow().tables().address(), parts.tables());
            copies.copy(room.orElseThrow().labels().address(), parts.labels());
            copies.copy(room.orElseThrow().pixels().address(), parts.pixels());
            copied.recordBehindCopies();
        }

        private void makeRoom(ByteBatch batch) {
            room.ifPresent(Waiting::close);
            room = Optional.empty();
            room = Optional.of(Waiting.room(session, batch));
            // Memory is taken in the order of the stream that computes.
            read.recordBehind(stream.handle());
            long bytes = Waiting.bytes(batch);
            if (pinned.isEmpty() || pinned.get().byteSize() < bytes) {
                pinned.ifPresent(copies::free);
                pinned = Optional.empty();
                pinned = Optional.of(copies.pinned(bytes));
            }
        }

        @Override
        public void close() {
            copied.await();
            room.ifPresent(Waiting::close);
            pinned.ifPresent(copies::free);
            read.close();
            copied.close();
        }
    }

    PinnedBatches(Session session, Stream stream, CopyStream copies) {
        this.session = session;
        this.stream = stream;
        this.copies = copies;
    }

    @Override
    public void add(ByteBatch batch) {
        if (waiting.size() == MOST) {
            throw BatchesAhead.tooMany();
        }
        if (places.size() <= next) {
            places.add(new Place());
        }
        Place place = places.get(next);
        place.fill(batch);
        next = (next + 1) % MOST;
        waiting.add(place);
    }

    @Override
    public Waiting first() {
        if (waiting.isEmpty()) {
            throw BatchesAhead.none();
        }
        waiting.peek().copied.hold(stream.handle());
        return waiting.peek().room.orElseThrow();
    }

    @Override
    public void release() {
        waiting.remove().read.recordBehind(stream.handle());
    }

    @Override
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    @Override
    public void close() {
        places.forEach(Place::close);
        places.clear();
        waiting.clear();
        copies.close();
    }
}
