/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;

/** The mean or the maximum of each map: {@code [N, C]}, or {@code [N, C, 1, 1]}. */
final class GlobalPoolingOperators implements LayerOperators<GlobalPoolingLayer> {
    @Override
    public String write(GlobalPoolingLayer pool, Layer layer, Vertex vertex) {
        if (pool.getPoolingDimensions() != null) {
            throw vertex.refusal(pool, "it says which dimensions it pools; leave them at their default.");
        }
        String operator = switch (pool.getPoolingType()) {
            case AVG -> "GlobalAveragePool";
            case MAX -> "GlobalMaxPool";
            default -> throw vertex.refusal(pool, "its type is " + pool.getPoolingType() + "; set MAX or AVG.");
        };
        List<String> input = List.of(vertex.input());
        return pool.isCollapseDimensions()
                ? vertex.give("Flatten", List.of(vertex.step("map", operator, input)))
                : vertex.give(operator, input);
    }
}
