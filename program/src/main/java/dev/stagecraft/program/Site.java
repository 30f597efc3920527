/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program;

import java.util.List;

/**
 * Where a node is.
 *
 * @param id its place in the program
 * @param layer the name of the layer that it is, or is a part of
 * @param inputs the ids of the nodes whose values it reads
 * @param extent the shape of what it gives
 * @param channels how many channels that has, or how many numbers a vector; {@link #UNKNOWN} if nothing tells
 * @param learning what becomes of it in training
 */
public record Site(int id, String layer, List<Integer> inputs, Extent extent, long channels, Learning learning) {
    /** A number of channels that nothing tells. */
    public static final long UNKNOWN = -1;

    /**
     * Copies the list.
     *
     * @param id its place in the program
     * @param layer the name of the layer that it is, or is a part of
     * @param inputs the ids of the nodes whose values it reads
     * @param extent the shape of what it gives
     * @param channels how many channels that has, or how many numbers a vector; {@link #UNKNOWN} if nothing tells
     * @param learning what becomes of it in training
     */
    public Site {
        inputs = List.copyOf(inputs);
    }

    /** {@return the id of the first node that it reads} */
    public int input() {
        return inputs.get(0);
    }

    /** {@return whether a training changes its parameters and asks nothing more of them} */
    public boolean isPlainlyTrained() {
        return learning.equals(Learning.PLAIN);
    }
}
