/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * Memory for values that live briefly, between others that are kept. It is taken once and lent again and again, so that what is kept lies together:
 * an allocator that has to put one between the other cannot join what is freed.
 */
final class MemoryPool {
    private final List<Block> free = new ArrayList<>();
    private boolean isClosed;

    /** Memory that is lent while there are looks at it. */
    private final class Block implements Loan {
        private final Tensor memory;
        private final ElementType type;
        private final long length;
        private int looks;

        Block(Session session, ElementType type, long length) {
            this.memory = session.empty(type, length);
            this.type = type;
            this.length = length;
        }

        @Override
        public void hold() {
            looks++;
        }

        @Override
        public void release() {
            looks--;
            if (looks > 0) {
                return;
            }
            if (isClosed) {
                memory.close();
            } else {
                free.add(this);
            }
        }
    }

    /** Lends memory for a tensor until all looks at it are closed: the shortest block that holds it, or a new one in place of one that is too short. */
    Tensor lend(Session session, ElementType type, ValueOrder order, long... shape) {
        long length = 1;
        for (long size : shape) {
            length = Math.multiplyExact(length, size);
        }
        Block block = block(session, type, length);
        return block.memory.lent(block, shape, order.strides(shape));
    }

    /** Lends memory for a tensor of the same type, shape and order as another one, whose values lie one beside the other. */
    Tensor lend(Session session, Tensor like) {
        Block block = block(session, like.type(), like.length());
        return block.memory.lent(block, like);
    }

    private Block block(Session session, ElementType type, long length) {
        Block shortest = null;
        Block longest = null;
        for (int i = 0; i < free.size(); i++) {
            Block block = free.get(i);
            if (block.type == type) {
                longest = longest == null || block.length > longest.length ? block : longest;
                boolean fits = block.length >= length && (shortest == null || block.length < shortest.length);
                shortest = fits ? block : shortest;
            }
        }
        if (shortest != null) {
            free.remove(shortest);
            return shortest;
        }
        if (longest != null) {
            free.remove(longest);
            longest.memory.close();
        }
        return new Block(session, type, length);
    }

    /** Frees what is not lent. */
    void clear() {
        free.forEach(block -> block.memory.close());
        free.clear();
    }

    /** Frees what is not lent; the rest is freed when it comes back. */
    void close() {
        isClosed = true;
        clear();
    }
}
