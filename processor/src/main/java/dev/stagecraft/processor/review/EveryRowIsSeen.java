/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.review;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.network.Window;
import dev.stagecraft.processor.shape.FeatureMap;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where windows touch or overlap, they reach the last row and column: a 2x2 pool of stride 2 over a map of 7x7 ignores one. (A
 * 1x1 convolution of stride 2 skips pixels on purpose.)
 */
final class EveryRowIsSeen implements ReviewRule {
    @Override
    public void check(ShapedNetwork network, Diagnostics diagnostics) {
        NamedWindows.firstByStride(network, placed -> !placed.seesAll(placed.window()))
                .forEach(placed -> diagnostics.report(
                        Message.DROPPED_ROW,
                        placed.blame().stride(),
                        placed.name(),
                        placed.input().area(),
                        placed.window().kernel(),
                        placed.window().stride(),
                        unseen(placed),
                        remedy(placed, new OtherStride(network.network().declaration(), placed))));
    }

    /** {@code row}, {@code 2 columns}, {@code row and column}. */
    private static String unseen(NamedWindows.Placed placed) {
        long rows = placed.window().unseen(placed.input().height());
        long columns = placed.window().unseen(placed.input().width());
        String both = rows > 0 && columns > 0 ? " and " : "";
        return count(rows, "row") + both + count(columns, "column");
    }

    private static String count(long number, String what) {
        if (number == 0) {
            return "";
        }
        return number == 1 ? what : number + " " + what + "s";
    }

    /**
     * A head's pool can look at the whole map; another can be padded; a stem that cuts patches can get images that they fit; any
     * stride can be smaller.
     */
    private static String remedy(NamedWindows.Placed placed, OtherStride other) {
        Window window = placed.window();
        FeatureMap input = placed.input();
        boolean isPool = placed.layer() instanceof Pooling;
        if (isPool && placed.section() == NamedWindows.Section.HEAD && input.height() == input.width()) {
            return "Set kernel = " + input.height();
        }
        if (!isPool && placed.section() == NamedWindows.Section.STEM && window.stride() >= window.kernel()) {
            int patch = window.stride();
            return "Use images of " + multiple(input.height(), patch) + "x" + multiple(input.width(), patch);
        }
        Optional<String> padding = IntStream.rangeClosed(window.pixels() + 1, isPool ? window.kernel() / 2 : 0)
                .filter(pixels -> placed.seesAll(padded(window, pixels)))
                .mapToObj(pixels -> "Set padding = " + pixels)
                .findFirst();
        return padding.orElseGet(() -> IntStream.iterate(window.stride() - 1, stride -> stride - 1)
                .filter(stride -> stride == 1 || placed.seesAll(other.window(stride)))
                .mapToObj(stride -> "Set stride = " + stride)
                .findFirst()
                .orElseThrow());
    }

    private static long multiple(int side, int patch) {
        return (side + patch - 1L) / patch * patch;
    }

    private static Window padded(Window window, int pixels) {
        Padding padding = new Padding.Explicit(Quantity.fixed(pixels));
        return new Window(window.kernel(), window.dilation(), window.stride(), padding);
    }
}
