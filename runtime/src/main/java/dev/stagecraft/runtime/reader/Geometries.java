/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.reader;

import dev.stagecraft.program.Geometry;
import dev.stagecraft.program.Geometry.Axis;
import dev.stagecraft.program.Geometry.Padding;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** How the windows of Deeplearning4j's layers move; empty where they move in a way that has no record. */
final class Geometries {
    private Geometries() {}

    static Optional<Geometry> of(ConvolutionLayer layer) {
        return padding(layer.getConvolutionMode())
                .map(padding -> new Geometry(axis(layer, 0), axis(layer, 1), padding));
    }

    static Optional<Geometry> of(SubsamplingLayer layer) {
        return padding(layer.getConvolutionMode())
                .map(padding -> new Geometry(axis(layer, 0), axis(layer, 1), padding));
    }

    private static Axis axis(ConvolutionLayer layer, int axis) {
        return new Axis(
                layer.getKernelSize()[axis],
                layer.getStride()[axis],
                layer.getDilation()[axis],
                layer.getPadding()[axis]);
    }

    private static Axis axis(SubsamplingLayer layer, int axis) {
        return new Axis(
                layer.getKernelSize()[axis],
                layer.getStride()[axis],
                layer.getDilation()[axis],
                layer.getPadding()[axis]);
    }

    private static Optional<Padding> padding(ConvolutionMode mode) {
        return switch (mode) {
            case Truncate -> Optional.of(Padding.GIVEN);
            case Strict -> Optional.of(Padding.STRICT);
            case Same -> Optional.of(Padding.SAME);
            default -> Optional.empty();
        };
    }

    /** Why one has no record. */
    static String refusal(ConvolutionMode mode) {
        return "its convolution mode is " + mode + "; set " + ConvolutionMode.Truncate + ", or " + ConvolutionMode.Same
                + ".";
    }
}
