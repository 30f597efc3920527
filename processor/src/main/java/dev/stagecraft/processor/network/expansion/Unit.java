/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Quantity;

/**
 * A convolution of a residual branch, with its normalization and activation.
 *
 * @param number its place in the branch, from 1: {@code conv2, bn2, relu2}
 * @param strided whether it carries the block's stride
 * @param groups how many groups of channels are convolved on their own
 * @param activated whether it has an activation; the last of a block usually has none
 * @param spatial whether it is one of those that {@code @DropBlock} follows
 */
record Unit(
        int number,
        Quantity filters,
        int kernel,
        boolean strided,
        Quantity dilation,
        Quantity groups,
        boolean activated,
        boolean spatial,
        Blame blame) {}
