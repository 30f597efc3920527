/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.images.Shape;

/**
 * One layer of a network.
 *
 * @param name the layer's name in the {@code ComputationGraph}, which is that of the published PyTorch weights
 * @param kind what it computes: {@code Convolution}, {@code Normalization}, {@code Add} …
 * @param input the shape of what it takes (of several inputs, the first)
 * @param output the shape of what it gives
 * @param parameters its trainable parameters
 * @param runningStatistics its running means and variances, which Deeplearning4j counts as parameters too
 * @param multiplyAdds the multiplications and additions of its convolutions or dense layer for one image; 0 for others
 */
public record LayerSummary(
        String name,
        String kind,
        Shape input,
        Shape output,
        long parameters,
        long runningStatistics,
        long multiplyAdds) {}
