/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.cuda.CopyStream;
import dev.stagecraft.libtorch.cuda.CudaException;
import dev.stagecraft.libtorch.cuda.Driver;
import dev.stagecraft.libtorch.cuda.FunctionLookup;
import dev.stagecraft.libtorch.cuda.KernelCache;
import dev.stagecraft.libtorch.cuda.Nvrtc;
import dev.stagecraft.libtorch.cuda.Stream;
import dev.stagecraft.libtorch.kernel.DriverLauncher;
import dev.stagecraft.libtorch.kernel.Launcher;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.libtorch.library.Libtorch;
import dev.stagecraft.libtorch.tensor.Session;
import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What makes a network fast on a GPU of NVIDIA, and is missing elsewhere.
 *
 * @param launcher of kernels of our own
 * @param stream what everything is launched on
 * @param captures whether what a step launches may be captured
 * @param copies what batches are copied on meanwhile
 */
record Acceleration(
        Optional<Launcher> launcher, Optional<Stream> stream, boolean captures, Optional<CopyStream> copies) {
    /** Of CPUs, and of other GPUs. */
    static final Acceleration NONE = new Acceleration(Optional.empty(), Optional.empty(), false, Optional.empty());

    private static final System.Logger LOG = System.getLogger(Acceleration.class.getName());

    /** What an action gives, all of which is done on the stream, if there is one. */
    <T> T use(Supplier<T> action) {
        return stream.isPresent() ? stream.get().use(action) : action.get();
    }

    /** What the device has; the log says what is missing, and why. */
    static Acceleration of(Libtorch libtorch, Device device) {
        if (device.equals(Device.CPU)) {
            return NONE;
        }
        return of(
                libtorch::findOfCuda,
                device.index(),
                new KernelCache(Libtorch.cache().resolve("kernels")),
                libtorch.hasGraphMemory());
    }

    /** @param hasGraphMemory whether memory can be taken while a step is captured */
    static Acceleration of(FunctionLookup functions, int device, KernelCache cache, boolean hasGraphMemory) {
        try {
            Stream stream = new Stream(functions, device);
            if (!hasGraphMemory) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Steps of trainings are not captured as CUDA graphs, because PYTORCH_CUDA_ALLOC_CONF or"
                                + " PYTORCH_ALLOC_CONF in the environment chooses another allocator than"
                                + " backend:cudaMallocAsync: leave it out, or choose that.");
            }
            return new Acceleration(
                    launcher(functions, device, cache, stream), Optional.of(stream), hasGraphMemory, copies(functions));
        } catch (CudaException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Steps of trainings are not captured as CUDA graphs, and normalizations are computed by libtorch: "
                            + e.getMessage());
            return NONE;
        }
    }

    /** The same for a network whose steps are computed one after the other. */
    Acceleration withoutCapture() {
        return new Acceleration(launcher, stream, false, copies);
    }

    /** Batches that are copied ahead. */
    BatchesAhead batches(Session session) {
        return copies.isPresent()
                ? new PinnedBatches(session, stream.orElseThrow(), copies.get())
                : new PlainBatches(session);
    }

    private static Optional<CopyStream> copies(FunctionLookup functions) {
        try {
            return Optional.of(new CopyStream(functions));
        } catch (CudaException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Batches are copied before each step, not meanwhile: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Launcher> launcher(FunctionLookup functions, int device, KernelCache cache, Stream stream) {
        try {
            Driver driver = new Driver(functions, device);
            Nvrtc nvrtc = new Nvrtc(functions);
            return Optional.of(DriverLauncher.of(driver, nvrtc, cache, stream.handle(), Arena.ofAuto()));
        } catch (CudaException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Normalizations and updates are computed by libtorch, not by kernels of our own: "
                            + e.getMessage());
            return Optional.empty();
        }
    }
}
