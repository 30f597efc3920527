/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.runtime.vertices.Geometry;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** A pool of the maximum or of the mean of a window. */
final class PoolingOperators implements LayerOperators<SubsamplingLayer> {
    @Override
    public String write(SubsamplingLayer pool, Layer layer, Vertex vertex) {
        requireKnown(pool, vertex);
        List<String> input = List.of(vertex.input());
        var kernel = Attributes.integers("kernel_shape", pool.getKernelSize());
        var strides = Attributes.integers("strides", pool.getStride());
        var padding = Windows.padding(Geometry.of(pool), pool, vertex);
        if (pool.getPoolingType() == PoolingType.MAX) {
            return vertex.give("MaxPool", input, kernel, strides, padding);
        }
        int countsPadding = pool.isAvgPoolIncludePadInDivisor() ? 1 : 0;
        return vertex.give(
                "AveragePool", input, kernel, strides, padding, Attributes.integer("count_include_pad", countsPadding));
    }

    private static void requireKnown(SubsamplingLayer pool, Vertex vertex) {
        if (pool.getPoolingType() != PoolingType.MAX && pool.getPoolingType() != PoolingType.AVG) {
            throw vertex.refusal(pool, "its type is " + pool.getPoolingType() + "; set MAX or AVG.");
        }
        if (pool.getCnn2dDataFormat() != CNN2DFormat.NCHW) {
            throw vertex.refusal(pool, "its channels come last; set the data format NCHW.");
        }
        if (pool.getDilation()[0] != 1 || pool.getDilation()[1] != 1) {
            throw vertex.refusal(pool, "its window is dilated; set the dilation 1.");
        }
    }
}
