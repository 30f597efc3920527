/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.tensor;

import java.util.ArrayList;
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

    private record Block(Tensor memory, ElementType type, long length) {}

    /** Lends memory for a tensor until all looks at it are closed: the shortest block that holds it, or a new one in place of one that is too short. */
    Tensor lend(Session session, ElementType type, Order order, long... shape) {
        long length = 1;
        for (long axis : shape) {
            length *= axis;
        }
        Block block = fitting(type, length).orElse(null);
        if (block == null) {
            tooShort(type).ifPresent(old -> {
                free.remove(old);
                old.memory().close();
            });
            block = new Block(session.empty(type, length), type, length);
        } else {
            free.remove(block);
        }
        return block.memory().lent(new Loan(giveBack(block)), shape, order.strides(shape));
    }

    private Optional<Block> fitting(ElementType type, long length) {
        return free.stream()
                .filter(block -> block.type() == type && block.length() >= length)
                .min(BY_LENGTH);
    }

    private Optional<Block> tooShort(ElementType type) {
        return free.stream().filter(block -> block.type() == type).max(BY_LENGTH);
    }

    private Runnable giveBack(Block block) {
        return () -> {
            if (isClosed) {
                block.memory().close();
            } else {
                free.add(block);
            }
        };
    }

    /** Frees what is not lent; the rest is freed when it comes back. */
    void close() {
        isClosed = true;
        free.forEach(block -> block.memory().close());
        free.clear();
    }
}
