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

/** What is done on a device, and what is said where it fails. */
final class DeviceCalls {
    private static final System.Logger LOG = System.getLogger(DeviceCalls.class.getName());

    private final Acceleration acceleration;
    private final Device device;
    private final int devices;
    private final Runnable freeBatches;

    /**
     * For a network.
     *
     * @param devices how many share each batch, of which this one has its part
     * @param freeBatches frees what is kept for batches, where there is too little memory
     */
    DeviceCalls(Acceleration acceleration, Device device, int devices, Runnable freeBatches) {
        this.acceleration = acceleration;
        this.device = device;
        this.devices = devices;
        this.freeBatches = freeBatches;
    }

    /** Hands on what libtorch says: a device may be gone at any time. */
    <T> T said(Supplier<T> call) {
        try {
            return acceleration.use(call);
        } catch (TorchException | CudaException e) {
            throw Failure.other(e, device);
        }
    }

    void done(Runnable call) {
        said(() -> {
            call.run();
            return true;
        });
    }

    /**
     * Hands on what libtorch says of a batch.
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
            freeBatches.run();
            throw Failure.ofMemory(e, device, shape, fitting(again, shape[0]), devices);
        }
    }

    /** The shape of fewer images. */
    static long[] with(long[] shape, long images) {
        long[] other = shape.clone();
        other[0] = images;
        return other;
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
                freeBatches.run();
                return false;
            }
        }));
    }

    /** Frees what was on the device. Of one that was lost nothing can be freed but with the process, and what said so is not to be hidden. */
    void freed(Runnable free) {
        try {
            free.run();
        } catch (TorchException | CudaException e) {
            LOG.log(System.Logger.Level.DEBUG, "What was on the device " + device + " is not freed.", e);
        }
    }
}
