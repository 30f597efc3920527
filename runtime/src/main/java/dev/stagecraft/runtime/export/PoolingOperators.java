/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Node;
import dev.stagecraft.program.PoolReduction;
import java.util.List;

/** A pool of the maximum or of the mean of a window. */
final class PoolingOperators implements NodeOperators<Node.WindowPool> {
    @Override
    public String write(Node.WindowPool pool, Vertex vertex) {
        List<String> input = List.of(vertex.input());
        var kernel = WindowAttributes.kernel(pool.geometry());
        var strides = WindowAttributes.strides(pool.geometry());
        var padding = WindowAttributes.padding(pool.geometry(), vertex);
        if (pool.kind() == PoolReduction.MAXIMUM) {
            return vertex.give("MaxPool", input, kernel, strides, padding);
        }
        int countsPadding = pool.countsPadding() ? 1 : 0;
        return vertex.give(
                "AveragePool", input, kernel, strides, padding, Attributes.integer("count_include_pad", countsPadding));
    }
}
