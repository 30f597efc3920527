/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Window;
import org.junit.jupiter.api.Test;

/** The formula against moving the window step by step. */
class WindowTest {
    /** Counts the places of a window, and the pixels behind the last one. */
    @Test
    void explicitPadding() {
        for (int input = 1; input <= 12; input++) {
            for (int kernel = 1; kernel <= 5; kernel++) {
                for (int dilation = 1; dilation <= 3; dilation++) {
                    for (int stride = 1; stride <= 4; stride++) {
                        for (int pixels = 0; pixels <= 3; pixels++) {
                            check(input, kernel, dilation, stride, pixels);
                        }
                    }
                }
            }
        }
    }

    private static void check(int input, int kernel, int dilation, int stride, int pixels) {
        int places = 0;
        int reached = 0;
        int extent = dilation * (kernel - 1) + 1;
        for (int start = -pixels; start + extent <= input + pixels; start += stride) {
            places++;
            reached = start + extent;
        }
        Window window = new Window(kernel, dilation, stride, Padding.Explicit.of(pixels));
        int output = new FeatureMap(1, input, 50).under(window).height();
        assertEquals(places, Math.max(output, 0));
        if (places > 0 && stride <= extent) {
            assertEquals(Math.max(0, input - reached), window.unseen(input));
        }
    }

    /** As PyTorch says of {@code ceil_mode}: windows may reach over the end, if they begin in front of it. */
    @Test
    void overTheEdge() {
        for (int input = 1; input <= 12; input++) {
            for (int kernel = 1; kernel <= 5; kernel++) {
                for (int stride = 1; stride <= 4; stride++) {
                    Window window = new Window(kernel, 1, stride, new Padding.Ceiling());
                    FeatureMap output = new FeatureMap(1, input, 50).under(window);
                    assertEquals(placesOverTheEdge(input, kernel, stride), Math.max(0, output.height()));
                    assertEquals(0, window.unseen(input));
                }
            }
        }
    }

    /** The formula of PyTorch's documentation, with the last place taken away that is not on the map. */
    private static int placesOverTheEdge(int input, int kernel, int stride) {
        int places = (int) Math.floor((input - kernel + stride - 1) / (double) stride) + 1;
        return Math.max(0, (places - 1) * stride >= input ? places - 1 : places);
    }

    @Test
    void tensorFlowsPadding() {
        for (int input = 1; input <= 12; input++) {
            for (int stride = 1; stride <= 4; stride++) {
                int places = 0;
                for (int start = 0; start < input; start += stride) {
                    places++;
                }
                FeatureMap output = new FeatureMap(1, 5, input).under(new Window(3, 1, stride, new Padding.Same()));
                assertEquals(places, output.width());
            }
        }
    }
}
