/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import java.util.List;

/**
 * Equal residual blocks that follow each other in a stage.
 *
 * @param design {@code basicBlock} or {@code bottleneck}: the name of the method that builds such blocks
 * @param place what their names begin with: the stage's name; of what stands between stages, its own
 * @param first the index of the first of them in the stage; negative for what stands between stages
 * @param count how many there are
 * @param stride the stride of each of them
 * @param layers the chain that each of them is, with names relative to the block's
 */
public record Block(String design, String place, int first, int count, int stride, List<Layer> layers) {
    private static final int BETWEEN_STAGES = -1;

    public Block {
        layers = List.copyOf(layers);
    }

    /** What stands between stages. */
    public static Block between(String design, String name, List<Layer> layers) {
        return new Block(design, name, BETWEEN_STAGES, 1, 1, layers);
    }

    /** {@code layer1.0}, or {@code layer1.{1..2}} for several. */
    public String name() {
        return count == 1 ? lastName() : place + ".{" + first + ".." + last() + "}";
    }

    /** The name of the last of them. */
    public String lastName() {
        return name(count - 1);
    }

    /** The name of one of them, counted from 0. */
    public String name(int index) {
        return first == BETWEEN_STAGES ? place : place + "." + (first + index);
    }

    /** The index of the last of them. */
    public int last() {
        return first + count - 1;
    }
}
