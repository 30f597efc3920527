/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.stagecraft.libtorch.cuda.Driver;
import dev.stagecraft.libtorch.cuda.KernelCache;
import dev.stagecraft.libtorch.cuda.Nvrtc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** Launches kernels on a GPU by its driver, on one stream. One thread at a time uses it. */
public final class DriverLauncher implements Launcher {
    private static final int MOST_ARGUMENTS = 20;

    private final Driver driver;
    private final long stream;
    private final int processors;
    private final Map<String, Long> kernels = new HashMap<>();
    private final MemorySegment values;
    private final MemorySegment pointers;
    private Thread thread;

    private DriverLauncher(Driver driver, long stream, Arena arena) {
        this.driver = driver;
        this.stream = stream;
        this.processors = driver.processors();
        this.values = arena.allocate(JAVA_LONG, MOST_ARGUMENTS);
        this.pointers = arena.allocate(JAVA_LONG, MOST_ARGUMENTS);
        for (int i = 0; i < MOST_ARGUMENTS; i++) {
            pointers.setAtIndex(JAVA_LONG, i, values.address() + (long) i * Long.BYTES);
        }
    }

    /**
     * {@return one that has all kernels}
     *
     * @param driver launches them
     * @param nvrtc compiles them
     * @param cache keeps what was compiled
     * @param stream what they are launched on
     * @param arena for arguments
     * @throws dev.stagecraft.libtorch.cuda.CudaException if they do not compile, or the device does not take them
     */
    public static DriverLauncher of(Driver driver, Nvrtc nvrtc, KernelCache cache, long stream, Arena arena) {
        DriverLauncher launcher = new DriverLauncher(driver, stream, arena);
        for (KernelSource source : KernelSource.values()) {
            long module = driver.load(cache.compiled(nvrtc, source.file(), source.text(), driver.architecture()));
            source.kernels().forEach(name -> launcher.kernels.put(name, driver.kernel(module, name)));
        }
        return launcher;
    }

    @Override
    public void launch(String kernel, int width, int height, Argument... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            long offset = (long) i * Long.BYTES;
            switch (arguments[i]) {
                case Argument.Wide wide -> values.set(JAVA_LONG, offset, wide.value());
                case Argument.Whole whole -> values.set(JAVA_INT, offset, whole.value());
                case Argument.Real real -> values.set(JAVA_FLOAT, offset, real.value());
            }
        }
        if (Thread.currentThread() != thread) {
            thread = Thread.currentThread();
            driver.use();
        }
        driver.launch(kernels.get(kernel), width, height, THREADS, stream, pointers);
    }

    @Override
    public int processors() {
        return processors;
    }
}
