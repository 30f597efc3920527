/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.stagecraft.libtorch.cuda.FunctionLookup;
import dev.stagecraft.libtorch.library.Device;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;

/** What this process has of a GPU's memory, as CUDA counts it. */
final class GpuMemory {
    private static final int USED_OF_POOL = 7;
    private static final int MOST_OF_POOL = 8;
    private static final int MOST_OF_GRAPHS = 1;

    private final FunctionLookup functions;

    /** @param functions of the runtime */
    GpuMemory(FunctionLookup functions) {
        this.functions = functions;
    }

    /** For people: tensors, the graphs' own memory, and the most of tensors before there was a graph. */
    String of(Device device) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment result = arena.allocate(JAVA_LONG);
            call(
                    "cudaDeviceGetDefaultMemPool",
                    new MemoryLayout[] {JAVA_LONG, JAVA_INT},
                    result.address(),
                    device.index());
            long pool = result.get(JAVA_LONG, 0);
            MemoryLayout[] ofPool = {JAVA_LONG, JAVA_INT, JAVA_LONG};
            call("cudaMemPoolGetAttribute", ofPool, pool, USED_OF_POOL, result.address());
            long used = result.get(JAVA_LONG, 0);
            call("cudaMemPoolGetAttribute", ofPool, pool, MOST_OF_POOL, result.address());
            long most = result.get(JAVA_LONG, 0);
            MemoryLayout[] ofGraphs = {JAVA_INT, JAVA_INT, JAVA_LONG};
            call("cudaDeviceGetGraphMemAttribute", ofGraphs, device.index(), MOST_OF_GRAPHS, result.address());
            long graphs = result.get(JAVA_LONG, 0);
            return "memory " + ((used + graphs) >> 20) + " MiB here, " + (graphs >> 20) + " of it the graphs', and "
                    + (most >> 20) + " at most without";
        }
    }

    private void call(String name, MemoryLayout[] types, Object... arguments) {
        try {
            int error = (int) Linker.nativeLinker()
                    .downcallHandle(functions.find(name).orElseThrow(), FunctionDescriptor.of(JAVA_INT, types))
                    .invokeWithArguments(arguments);
            if (error != 0) {
                throw new IllegalStateException(name + " gives " + error + ".");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
