/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Node;
import java.util.List;

/**
 * A blur, which is the mean of 2x2 pixels taken twice: {@code (1 1) * (1 1) = (1 2 1)}. Unlike a convolution of each channel it needs no
 * weights, and does not depend on the number of channels.
 */
final class BlurPoolingOperators implements NodeOperators<Node.BlurPool> {
    @Override
    public String write(Node.BlurPool pool, Vertex vertex) {
        String padded = vertex.step(
                "padded",
                "Pad",
                List.of(vertex.input(), vertex.integers("pads", 0, 0, 1, 1, 0, 0, 1, 1)),
                Attributes.text("mode", "reflect"));
        var window = Attributes.integers("kernel_shape", 2, 2);
        String means = vertex.step("means", "AveragePool", List.of(padded), window);
        return vertex.give(
                "AveragePool", List.of(means), window, Attributes.integers("strides", pool.stride(), pool.stride()));
    }
}
