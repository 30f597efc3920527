/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.images.ChannelOrder;

/** How often each of the 256 values of a pixel occurs in each channel. */
final class Histograms {
    private final long[][] counts;

    Histograms(int channels) {
        counts = new long[channels][256];
    }

    /** Counts the pixels of images, {@code [N, channels, height, width]} of which a plane has so many. */
    void add(byte[] values, int plane) {
        for (int index = 0; index < values.length; index++) {
            counts[index / plane % counts.length][Byte.toUnsignedInt(values[index])]++;
        }
    }

    /** Counts the pixels of an image whose red is first, for channels in this order. */
    void add(byte[] values, ChannelOrder order) {
        int plane = values.length / counts.length;
        for (int index = 0; index < values.length; index++) {
            int channel = index / plane;
            int counted = order == ChannelOrder.BGR ? counts.length - 1 - channel : channel;
            counts[counted][Byte.toUnsignedInt(values[index])]++;
        }
    }

    long[][] counts() {
        return counts;
    }
}
