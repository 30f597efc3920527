/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import dev.stagecraft.libtorch.cuda.Driver;
import dev.stagecraft.libtorch.cuda.KernelCache;
import dev.stagecraft.libtorch.cuda.Nvrtc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;

/** The launcher for GPUs, with a driver that runs kernels on the processor. */
public final class TestLauncher {
    private TestLauncher() {}

    /**
     * {@return a launcher}
     *
     * @param backwards whether the last thread of a block is the first
     */
    public static Launcher of(boolean backwards) {
        return of(new FakeGpu(ProcessorKernels.build(), backwards));
    }

    /**
     * {@return a launcher}
     *
     * @param gpu what it launches on
     */
    public static Launcher of(FakeGpu gpu) {
        try {
            KernelCache cache = new KernelCache(Files.createTempDirectory("kernels"));
            return DriverLauncher.of(
                    new Driver(gpu.functions(), 0), new Nvrtc(gpu.functions()), cache, 0, Arena.ofAuto());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
