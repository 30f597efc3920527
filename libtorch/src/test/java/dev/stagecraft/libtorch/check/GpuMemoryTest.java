/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.check;

import static dev.stagecraft.libtorch.cuda.FakeCuda.writeLong;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.stagecraft.libtorch.cuda.FakeCuda;
import dev.stagecraft.libtorch.library.Device;
import org.junit.jupiter.api.Test;

/** By C functions that give known numbers; attributes have the numbers of driver_types.h of CUDA 13.0. */
class GpuMemoryTest {
    private static final long POOL = 24;
    private static final long MIB = 1L << 20;

    private static FakeCuda runtime() {
        return new FakeCuda()
                .with(
                        "cudaDeviceGetDefaultMemPool",
                        true,
                        arguments -> {
                            assertEquals(3, arguments[1], "the device");
                            writeLong(arguments[0], POOL);
                        },
                        JAVA_LONG,
                        JAVA_INT)
                .with(
                        "cudaMemPoolGetAttribute",
                        true,
                        arguments -> {
                            assertEquals(POOL, arguments[0]);
                            // cudaMemPoolAttrUsedMemCurrent and cudaMemPoolAttrUsedMemHigh
                            writeLong(arguments[2], (int) arguments[1] == 7 ? 100 * MIB : 700 * MIB);
                            assertEquals(true, (int) arguments[1] == 7 || (int) arguments[1] == 8);
                        },
                        JAVA_LONG,
                        JAVA_INT,
                        JAVA_LONG)
                .with(
                        "cudaDeviceGetGraphMemAttribute",
                        true,
                        arguments -> {
                            assertEquals(3, arguments[0], "the device");
                            // cudaGraphMemAttrUsedMemHigh
                            assertEquals(1, arguments[1]);
                            writeLong(arguments[2], 5000 * MIB);
                        },
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_LONG);
    }

    @Test
    void tensorsAndGraphsAreToldApart() {
        assertEquals(
                "memory 5100 MiB here, 5000 of it the graphs', and 700 at most without",
                new GpuMemory(runtime()).of(Device.of("cuda:3")));
    }

    @Test
    void aFunctionThatFailsIsNamed() {
        FakeCuda functions = runtime();
        functions.fail("cudaDeviceGetGraphMemAttribute", 1);
        assertEquals(
                "cudaDeviceGetGraphMemAttribute gives 1.",
                assertThrows(IllegalStateException.class, () -> new GpuMemory(functions).of(Device.of("cuda:3")))
                        .getMessage());
    }
}
