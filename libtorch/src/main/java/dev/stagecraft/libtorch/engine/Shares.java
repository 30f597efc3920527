/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.program.engine.NativeFloats;

/**
 * How a batch is shared: each device gets as many images as another, and the first ones one more where that does not go out. With fewer images than
 * devices, the last ones get none.
 *
 * @param images how many there are
 * @param devices how many there are
 */
record Shares(long images, int devices) {
    /** How many images a device gets. */
    long of(int device) {
        return images / devices + (device < images % devices ? 1 : 0);
    }

    /** The number of a device's first image. */
    long first(int device) {
        return images / devices * device + Math.min(device, images % devices);
    }

    /** How many devices get images. */
    int busy() {
        return (int) Math.min(images, devices);
    }

    /** A device's part of an array that has as many numbers for each image. */
    NativeFloats part(NativeFloats all, int device) {
        long ofAnImage = all.length() / images;
        return all.part(first(device) * ofAnImage, of(device) * ofAnImage);
    }

    /** The shape of a device's part. */
    long[] shape(long[] shape, int device) {
        long[] part = shape.clone();
        part[0] = of(device);
        return part;
    }
}
