/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.network;

import java.util.List;

/**
 * A stage, the stem, or the head.
 *
 * @param name {@code stem}, {@code layer1} …, {@code head}
 * @param blocks one or more
 */
public record Section(String name, List<Block> blocks) {
    /**
     * Copies the list.
     *
     * @param name {@code stem}, {@code layer1} …, {@code head}
     * @param blocks one or more
     */
    public Section {
        blocks = List.copyOf(blocks);
    }

    /** {@return the shape of what it takes} */
    public Shape input() {
        return blocks.get(0).input();
    }

    /** {@return the shape of what it gives} */
    public Shape output() {
        return last().output();
    }

    /** {@return the receptive field of what it gives} */
    public ReceptiveField field() {
        return last().field();
    }

    /** {@return the cost of all its blocks} */
    public Cost cost() {
        return blocks.stream().map(Block::cost).reduce(new Cost(0, 0, 0), Cost::plus);
    }

    /** {@return how many blocks of a stage it has; 0 in a stem or head} */
    public int count() {
        return blocks.stream()
                .filter(block -> block.first().startsWith(name + "."))
                .mapToInt(Block::count)
                .sum();
    }

    private Block last() {
        return blocks.get(blocks.size() - 1);
    }
}
