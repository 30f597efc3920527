/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.call.TorchException;
import dev.stagecraft.libtorch.cuda.CudaException;
import dev.stagecraft.libtorch.library.Device;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Makes calls where a network is computed, and hands on what libtorch says: a device may be gone at any time.
 *
 * @param acceleration whose stream calls are made on
 * @param device what computes
 * @param devices how many share each batch, of which this one has its part
 * @param freeBatches gives back what batches were lent
 */
record Calls(Acceleration acceleration, Device device, int devices, Runnable freeBatches) {
    /** What a call gives. */
    <T> T said(Supplier<T> call) {
        try {
            return acceleration.use(call);
        } catch (TorchException | CudaException e) {
            throw Failure.other(e, device);
        }
    }

    /** Makes a call that gives nothing. */
    void done(Runnable call) {
        said(() -> {
            call.run();
            return true;
        });
    }

    /**
     * What a call gives for a batch.
     *
     * @param again computes fewer images, to find how many fit
     */
    <T> T said(Supplier<T> call, LongFunction<T> again, long... shape) {
        try {
            return acceleration.use(call);
        } catch (CudaException e) {
            throw Failure.other(e, device);
        } catch (TorchException e) {
            if (!Failure.isOfMemory(e)) {
                throw Failure.other(e, device);
            }
            // What such a batch was lent would be in the way of a smaller one.
            free();
            throw Failure.ofMemory(e, device, shape, fitting(again, shape[0]), devices);
        }
    }

    /** The shape of fewer images. */
    static long[] with(long[] shape, long images) {
        long[] other = shape.clone();
        other[0] = images;
        return other;
    }

    private void free() {
        acceleration.use(() -> {
            freeBatches.run();
            return true;
        });
    }

    /** Tried on GPUs only: a system that promises more memory than it has ends the process that takes it. */
    private <T> OptionalLong fitting(LongFunction<T> again, long images) {
        if (device.equals(Device.CPU)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Failure.fitting(images, fewer -> {
            try {
                acceleration.use(() -> again.apply(fewer));
                return true;
            } catch (TorchException e) {
                free();
                return false;
            }
        }));
    }
}
