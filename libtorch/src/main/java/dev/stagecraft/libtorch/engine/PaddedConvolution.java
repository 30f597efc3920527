/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.operation.Convolution;
import dev.stagecraft.libtorch.operation.ConvolutionGeometry;
import dev.stagecraft.libtorch.operation.Padding;
import dev.stagecraft.libtorch.operation.Subsampling;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.Window;
import dev.stagecraft.program.Windows;
import java.util.Optional;

/** A convolution over maps of one size, and what it convolves of them: with another border, or with the pixels that it skips left out. */
final class PaddedConvolution {
    /** The numbers of a vector of AVX2. */
    private static final int VECTOR = 8;

    private final Convolution convolution;
    private final Optional<Padding> padding;
    private final Optional<Subsampling> subsampling;
    private long[] shape = {};

    PaddedConvolution(Session session, Windows windows, Node.Convolution node) {
        Window rows = windows.rows();
        Window columns = windows.columns();
        boolean isEven = rows.before() == rows.after() && columns.before() == columns.after();
        this.padding = isEven ? Optional.empty() : Optional.of(Sides.padding(session, windows, 0));
        this.subsampling = isMiscomputed(session, windows, node)
                ? Optional.of(new Subsampling(session, (int) rows.stride()))
                : Optional.empty();
        this.convolution = new Convolution(
                session,
                new ConvolutionGeometry(
                        subsampling.isPresent() ? 1 : (int) rows.stride(),
                        subsampling.isPresent() ? 1 : (int) columns.stride(),
                        isEven ? (int) rows.before() : 0,
                        isEven ? (int) columns.before() : 0,
                        (int) rows.dilation(),
                        (int) columns.dilation(),
                        node.groups()));
    }

    /**
     * Whether the pixels have to be taken first: on CPUs with AVX2 libtorch's gradient of the weight is wrong for a 1x1 that skips pixels of fewer channels than a
     * vector has.
     */
    private static boolean isMiscomputed(Session session, Windows windows, Node.Convolution node) {
        Window rows = windows.rows();
        return session.device().equals(Device.CPU)
                && rows.equals(new Window(1, rows.stride(), rows.dilation(), 0, 0, rows.positions()))
                && windows.columns()
                        .equals(new Window(
                                1,
                                rows.stride(),
                                rows.dilation(),
                                0,
                                0,
                                windows.columns().positions()))
                && rows.stride() > 1
                && node.groups() == 1
                && node.in() % VECTOR != 0;
    }

    Convolution convolution() {
        return convolution;
    }

    /** Whether it convolves something else than the maps. */
    boolean changes() {
        return padding.isPresent() || subsampling.isPresent();
    }

    /** What is convolved: the maps, a look at some of their pixels, or a larger copy. */
    Tensor convolved(Tensor maps) {
        if (!changes()) {
            return maps.share();
        }
        shape = maps.shape();
        return subsampling
                .map(taking -> taking.forward(maps))
                .orElseGet(() -> padding.orElseThrow().forward(maps));
    }

    /** Takes the gradient by what was convolved last, and gives that by the maps. */
    Tensor byMaps(Tensor gradient) {
        if (!changes()) {
            return gradient;
        }
        try (gradient) {
            return subsampling
                    .map(taking -> taking.backward(gradient, ValueOrder.CHANNELS_LAST, shape))
                    .orElseGet(() -> padding.orElseThrow().backward(gradient));
        }
    }
}
