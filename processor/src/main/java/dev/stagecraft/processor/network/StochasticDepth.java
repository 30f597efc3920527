/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network;

import java.util.List;

/**
 * Sets what a residual branch gives to 0, for whole images, with the probability {@code rate depth / last}.
 *
 * @param depth the index of the block in the network
 * @param last the index of the last block
 */
public record StochasticDepth(String name, double rate, Quantity depth, int last) implements Noise {
    @Override
    public List<Quantity> quantities() {
        return List.of(depth);
    }
}
