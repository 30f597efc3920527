/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import dev.stagecraft.program.Extent;
import dev.stagecraft.program.Geometry;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.PoolReduction;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Reads pools. */
final class PoolReader {
    private PoolReader() {}

    static void read(SubsamplingLayer layer, LayerPlace place) {
        Optional<PoolReduction> kind = kind(layer.getPoolingType());
        Optional<Geometry> geometry = Geometries.of(layer);
        if (kind.isEmpty()) {
            place.foreign("its type is " + layer.getPoolingType() + "; set MAX or AVG.");
        } else if (layer.getCnn2dDataFormat() != CNN2DFormat.NCHW) {
            place.foreign("its channels come last; set the data format NCHW.");
        } else if (layer.getDilation()[0] != 1 || layer.getDilation()[1] != 1) {
            place.foreign("its window is dilated; set the dilation 1.");
        } else if (geometry.isEmpty()) {
            place.foreign(Geometries.refusal(layer.getConvolutionMode()));
        } else {
            place.giveAlike(site ->
                    new Node.WindowPool(site, kind.get(), geometry.get(), layer.isAvgPoolIncludePadInDivisor()));
        }
    }

    static void read(GlobalPoolingLayer layer, LayerPlace place) {
        Optional<PoolReduction> kind = kind(layer.getPoolingType());
        if (layer.getPoolingDimensions() != null) {
            place.foreign("it says which dimensions it pools; leave them at their default.");
        } else if (kind.isEmpty()) {
            place.foreign("its type is " + layer.getPoolingType() + "; set MAX or AVG.");
        } else if (place.input().extent() == Extent.VECTOR) {
            place.foreign("what it pools are no maps; give it some.");
        } else {
            place.give(
                    layer.isCollapseDimensions() ? Extent.VECTOR : Extent.PIXEL,
                    place.input().channels(),
                    site -> new Node.GlobalPool(site, kind.get()));
        }
    }

    private static Optional<PoolReduction> kind(PoolingType type) {
        return switch (type) {
            case MAX -> Optional.of(PoolReduction.MAXIMUM);
            case AVG -> Optional.of(PoolReduction.MEAN);
            default -> Optional.empty();
        };
    }
}
