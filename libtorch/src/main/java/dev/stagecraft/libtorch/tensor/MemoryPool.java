/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Memory for values that the engine has written, which is taken once and lent again and again, in few large pieces: what lies between the tensors that operations take for
 * themselves would keep an allocator from joining what is freed of these.
 */
final class MemoryPool {
    /** What is lent begins at multiples of so many bytes, as libtorch's own memory does. */
    private static final int ALIGNMENT = 64;
    /** As many bytes as there are already are taken at once, but not more than these if they are not wanted. */
    private static final long MOST_AHEAD = 64 << 20;

    private final List<MemorySlab> slabs = new ArrayList<>();
    private boolean isClosed;

    /** A part of a slab that is lent while there are looks at it. */
    private final class Part implements Loan {
        private final MemorySlab slab;
        private final long place;
        private final long values;
        private int looks;

        Part(MemorySlab slab, long place, long values) {
            this.slab = slab;
            this.place = place;
            this.values = values;
        }

        @Override
        public void hold() {
            looks++;
        }

        @Override
        public void release() {
            looks--;
            if (looks == 0) {
                slab.giveBack(place, values);
                if (isClosed) {
                    clear();
                }
            }
        }
    }

    /** Lends memory for a tensor until all looks at it are closed: of the shortest free part that holds it, or of a new slab. */
    Tensor lend(Session session, ElementType type, ValueOrder order, long... shape) {
        long length = 1;
        for (long size : shape) {
            length = Math.multiplyExact(length, size);
        }
        Part part = part(session, type, length);
        return part.slab.memory().lent(part, part.place, shape, order.strides(shape));
    }

    /** Lends memory for a tensor of the same type, shape and order as another one, whose values lie one beside the other. */
    Tensor lend(Session session, Tensor like) {
        Part part = part(session, like.type(), like.length());
        return part.slab.memory().lent(part, part.place, like);
    }

    private Part part(Session session, ElementType type, long length) {
        long unit = ALIGNMENT / type.size();
        long values = Math.max(1, Math.ceilDiv(length, unit)) * unit;
        MemorySlab best = null;
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < slabs.size(); i++) {
            MemorySlab slab = slabs.get(i);
            OptionalLong part = slab.type() == type ? slab.shortest(values) : OptionalLong.empty();
            if (part.isPresent() && part.getAsLong() < shortest) {
                best = slab;
                shortest = part.getAsLong();
            }
        }
        if (best == null) {
            best = added(session, type, values);
            shortest = best.length();
        }
        return new Part(best, best.take(shortest, values), values);
    }

    /** In place of those of which nothing is lent: they are too short. */
    private MemorySlab added(Session session, ElementType type, long values) {
        long there = 0;
        for (MemorySlab slab : slabs) {
            there += slab.type() == type ? slab.length() : 0;
        }
        slabs.removeIf(slab -> slab.type() == type && isFreed(slab));
        long length = Math.max(values, Math.min(there, MOST_AHEAD / type.size()));
        MemorySlab slab = new MemorySlab(session.empty(type, length), type, length);
        slabs.add(slab);
        return slab;
    }

    private static boolean isFreed(MemorySlab slab) {
        if (slab.isFree()) {
            slab.memory().close();
            return true;
        }
        return false;
    }

    /** Frees what is not lent. */
    void clear() {
        slabs.removeIf(MemoryPool::isFreed);
    }

    /** Frees what is not lent; the rest is freed when it comes back. */
    void close() {
        isClosed = true;
        clear();
    }
}
