/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.engine.NativeFloats;

/** Images and labels of a step, wherever they are. */
sealed interface Batch {
    /** {@code [N, C, H, W]} */
    long[] shape();

    /** Writes the images to a tensor of their shape in rows. */
    void writeImages(Tensor images);

    /** Writes the labels to a tensor of their shape. */
    void writeLabels(Tensor labels);

    /** Fewer images, the first ones. */
    Batch first(long images);

    /** In memory of the process. */
    record OfHost(NativeFloats images, NativeFloats labels, long... shape) implements Batch {
        @Override
        public void writeImages(Tensor to) {
            NativeArrays.writeAll(images, to);
        }

        @Override
        public void writeLabels(Tensor to) {
            NativeArrays.writeAll(labels, to);
        }

        @Override
        public Batch first(long count) {
            return new OfHost(
                    images.part(0, images.length() / shape[0] * count),
                    labels.part(0, labels.length() / shape[0] * count),
                    DeviceCalls.with(shape, count));
        }
    }

    /** On the device already, as bytes. */
    record OfDevice(Waiting batch, PixelLookup pixels, long... shape) implements Batch {
        @Override
        public void writeImages(Tensor to) {
            try (Tensor bytes = batch.pixels().view(0, shape)) {
                pixels.standardize(bytes, batch.tables(), to);
            }
        }

        @Override
        public void writeLabels(Tensor to) {
            try (Tensor labels = batch.labels().view(0, to.shape())) {
                to.copyFrom(labels);
            }
        }

        @Override
        public Batch first(long count) {
            return new OfDevice(batch, pixels, DeviceCalls.with(shape, count));
        }
    }
}
