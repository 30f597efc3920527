/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.PoolReduction;
import java.util.List;

/** The mean or the maximum of each map: {@code [N, C]}, or {@code [N, C, 1, 1]}. */
final class GlobalPoolingOperators implements NodeOperators<Node.GlobalPool> {
    @Override
    public String write(Node.GlobalPool pool, Vertex vertex) {
        String operator = pool.kind() == PoolReduction.MEAN ? "GlobalAveragePool" : "GlobalMaxPool";
        List<String> input = List.of(vertex.input());
        return pool.site().extent() == Extent.VECTOR
                ? vertex.give("Flatten", List.of(vertex.step("map", operator, input)))
                : vertex.give(operator, input);
    }
}
