/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Padding;
import dev.stagecraft.libtorch.operation.Window;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.PoolReduction;
import dev.stagecraft.program.Windows;
import java.util.Optional;

/** A pool over maps of one size. libtorch pads both sides alike and by half a window at most; other maps are padded before. */
abstract class PaddedPool implements AutoCloseable {
    final Kept input = new Kept();
    private final Optional<Padding> padding;

    PaddedPool(Optional<Padding> padding) {
        this.padding = padding;
    }

    static PaddedPool of(Node.WindowPool node, Tools tools, Windows windows, long[] shape) {
        boolean isNative = isNative(windows);
        double beyond = node.kind() == PoolReduction.MAXIMUM ? Double.NEGATIVE_INFINITY : 0;
        Optional<Padding> padding =
                isNative ? Optional.empty() : Optional.of(Sides.padding(tools.session(), windows, beyond));
        Window window = new Window(
                (int) windows.rows().kernel(),
                (int) windows.columns().kernel(),
                (int) windows.rows().stride(),
                (int) windows.columns().stride(),
                isNative ? (int) windows.rows().before() : 0,
                isNative ? (int) windows.columns().before() : 0);
        if (node.kind() == PoolReduction.MAXIMUM) {
            return new PaddedMaxPool(tools, window, padding);
        }
        boolean counts = isNative && node.countsPadding();
        Optional<Tensor> correction = isNative || node.countsPadding()
                ? Optional.empty()
                : Optional.of(WindowCounts.correction(tools, windows, shape));
        return new PaddedMeanPool(tools, window, counts, padding, correction);
    }

    private static boolean isNative(Windows windows) {
        return isNative(windows.rows()) && isNative(windows.columns());
    }

    private static boolean isNative(dev.stagecraft.program.Window window) {
        return window.before() == window.after() && 2 * window.before() <= window.kernel();
    }

    final Tensor forward(Value maps, boolean keeps) {
        try (Tensor padded = padding.map(pad -> pad.forward(maps.tensor()))
                .orElseGet(() -> maps.tensor().share())) {
            if (keeps) {
                input.share(padding.isPresent() ? Value.of(padded) : maps);
            }
            return pool(padded, keeps);
        }
    }

    final Tensor backward(Tensor gradient) {
        Tensor byPadded = poolBackward(gradient);
        if (padding.isEmpty()) {
            return byPadded;
        }
        try (byPadded) {
            return padding.get().backward(byPadded);
        }
    }

    abstract Tensor pool(Tensor maps, boolean keeps);

    abstract Tensor poolBackward(Tensor gradient);

    /** Frees what was kept for the gradient. */
    void forget() {
        input.close();
    }

    @Override
    public void close() {
        forget();
    }
}
