/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Convolution;
import dev.stagecraft.libtorch.operation.ConvolutionGeometry;
import dev.stagecraft.libtorch.operation.Padding;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Window;
import dev.stagecraft.program.Windows;
import java.util.Optional;

/** A convolution of maps of one size. libtorch pads both sides alike; where they differ, maps are padded before. */
final class PaddedConvolution {
    private final Convolution convolution;
    private final Optional<Padding> padding;

    PaddedConvolution(Session session, Windows windows, int groups) {
        Window rows = windows.rows();
        Window columns = windows.columns();
        boolean isEven = rows.before() == rows.after() && columns.before() == columns.after();
        this.padding = isEven ? Optional.empty() : Optional.of(Sides.padding(session, windows, 0));
        this.convolution = new Convolution(
                session,
                new ConvolutionGeometry(
                        (int) rows.stride(),
                        (int) columns.stride(),
                        isEven ? (int) rows.before() : 0,
                        isEven ? (int) columns.before() : 0,
                        (int) rows.dilation(),
                        (int) columns.dilation(),
                        groups));
    }

    Convolution convolution() {
        return convolution;
    }

    boolean isPadded() {
        return padding.isPresent();
    }

    /** What is convolved, a look at the input or a larger copy. */
    Tensor padded(Tensor input) {
        return padding.map(pad -> pad.forward(input)).orElseGet(input::share);
    }

    /** Takes the gradient by what was convolved over, and gives that by the input. */
    Tensor cropped(Tensor gradient) {
        if (padding.isEmpty()) {
            return gradient;
        }
        try (gradient) {
            return padding.get().backward(gradient);
        }
    }
}
