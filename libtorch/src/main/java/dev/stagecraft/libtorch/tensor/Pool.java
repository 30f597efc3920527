/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Memory for values that live briefly, between others that are kept. It is taken once and lent again and again, so that what is kept lies together:
 * an allocator that has to put one between the other cannot join what is freed.
 */
final class Pool {
    private static final Comparator<Block> BY_LENGTH = Comparator.comparingLong(Block::length);

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

        long length() {
            return length;
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
    Tensor lend(Session session, ElementType type, Order order, long... shape) {
        long length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        Block block = fitting(type, length).orElseGet(() -> longer(session, type, length));
        free.remove(block);
        return block.memory.lent(block, shape, order.strides(shape));
    }

    private Optional<Block> fitting(ElementType type, long length) {
        return free.stream()
                .filter(block -> block.type == type && block.length >= length)
                .min(BY_LENGTH);
    }

    private Block longer(Session session, ElementType type, long length) {
        free.stream().filter(block -> block.type == type).max(BY_LENGTH).ifPresent(tooShort -> {
            free.remove(tooShort);
            tooShort.memory.close();
        });
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
