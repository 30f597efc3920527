/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

/** The sizes of a batch of maps, and their format. */
record MapShape(MapFormat format, long images, long height, long width, long channels) {
    /** The same maps in another format. */
    MapShape in(MapFormat other) {
        return new MapShape(other, images, height, width, channels);
    }

    boolean isOnePixel() {
        return height == 1 && width == 1;
    }

    /** How many they are. */
    long numbers() {
        return images * height * width * channels;
    }

    long bytes() {
        return numbers() * format.type().width();
    }

    /** The dimensions of an array that has them. */
    long[] dimensions() {
        return format.layout().dimensions(this);
    }

    /** Where a pixel of a channel is among the numbers of an image. */
    long index(long channel, long pixel) {
        return format.layout().index(this, channel, pixel);
    }
}
