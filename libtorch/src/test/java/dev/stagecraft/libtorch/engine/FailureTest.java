/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.libtorch.call.TorchException;
import dev.stagecraft.libtorch.call.TorchFailure;
import dev.stagecraft.libtorch.check.Programs;
import dev.stagecraft.libtorch.check.Training;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.program.engine.EngineSettings.Arithmetic;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of GPUs, in the words of libtorch 2.13 (c10/cuda), and of a CPU. */
class FailureTest {
    private static final Device GPU = Device.of("cuda:0");

    /** Another process has nearly all of its memory. */
    @Test
    void aSecondProcessOnTheDeviceIsNamed() {
        TorchException failure = TorchFailure.of(
                "CUDA out of memory. Tried to allocate 392.00 MiB. GPU 0 has a total capacity of 79.11 GiB of which 12.75 MiB is free. "
                        + "Process 2517 has 77.02 GiB memory in use. Including non-PyTorch memory, this process has 2.05 GiB memory in use. "
                        + "Of the allocated memory 1.50 GiB is allocated by PyTorch, and 58.31 MiB is reserved by PyTorch but unallocated. "
                        + "If reserved but unallocated memory is large try setting PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True to avoid fragmentation.");
        assertTrue(Failure.isOfMemory(failure));
        assertEquals(
                "The device cuda:0 has too little memory for a batch of 64 images of 224x224 (libtorch says: CUDA out of memory. Tried to "
                        + "allocate 392.00 MiB. GPU 0 has a total capacity of 79.11 GiB of which 12.75 MiB is free. Process 2517 has 77.02 GiB "
                        + "memory in use.): give a batch of 16, which fits.",
                Failure.ofMemory(failure, GPU, new long[] {64, 3, 224, 224}, OptionalLong.of(16), 1)
                        .getMessage());
    }

    /** Of two that share a batch of 128; what fits is the whole batch that both have room for. */
    @Test
    void oneOfSeveralDevicesNamesTheWholeBatchThatFits() {
        TorchException failure = TorchFailure.of("CUDA out of memory. Tried to allocate 392.00 MiB.");
        assertEquals(
                "The device cuda:0 has too little memory for a batch of 64 images of 224x224, its part of what 2 devices share (libtorch"
                        + " says: CUDA out of memory. Tried to allocate 392.00 MiB.): give a batch of 32, which fits.",
                Failure.ofMemory(failure, GPU, new long[] {64, 3, 224, 224}, OptionalLong.of(16), 2)
                        .getMessage());
    }

    @Test
    void aDeviceThatDisappearsIsASentence() {
        TorchException failure = TorchFailure.of("""
                CUDA error: unspecified launch failure
                Search for `cudaErrorLaunchFailure' in https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html for more information.
                CUDA kernel errors might be asynchronously reported at some other API call, so the stacktrace below might be incorrect.
                For debugging consider passing CUDA_LAUNCH_BLOCKING=1
                """);
        assertFalse(Failure.isOfMemory(failure));
        assertEquals(
                "The device cuda:0 was lost (CUDA error: unspecified launch failure): what was trained on it since the"
                        + " newest checkpoint is gone; start the program again, which goes on from there, on another device or on cpu"
                        + " if this one does not come back.",
                Failure.other(failure, GPU).getMessage());
    }

    /** The words of cudaGetErrorString for what ends a device's work, from CUDA's own table of errors, and of a driver. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA error: device-side assert triggered",
                "CUDA error: an illegal memory access was encountered",
                "CUDA error: CUDA-capable device(s) is/are busy or unavailable",
                "CUDA error: no CUDA-capable device is detected",
                "CUDA error: uncorrectable ECC error encountered",
                "CUDA error: the launch timed out and was terminated"
            })
    void eachOfTheseIsALostDevice(String words) {
        String said = Failure.other(TorchFailure.of(words), GPU).getMessage();
        assertTrue(said.startsWith("The device cuda:0 was lost (" + words + "): "), said);
    }

    @Test
    void aWrongCallIsNone() {
        assertEquals(
                "libtorch on cuda:0 says: self must be a matrix",
                Failure.other(TorchFailure.of("self must be a matrix"), GPU).getMessage());
    }

    /** Two trainings share the device, one of them in another process; both learn. */
    @Test
    void aSecondProcessTrainsBeside() throws Exception {
        Process second = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dstagecraft.libtorch.cache=" + System.getProperty("stagecraft.libtorch.cache"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.stagecraft.libtorch.check.DeviceCheck",
                        "training",
                        "cpu",
                        "30")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = second.inputReader();
                Training training = new Training(Programs.resNet20(), "cpu", Arithmetic.FLOAT32)) {
            String hasLibtorch = said.readLine();
            double first = training.step(0, training.batch(8, 32, 10, 0));
            double last = first;
            for (int step = 1; step < 30; step++) {
                last = 0.8 * last + 0.2 * training.step(step, training.batch(8, 32, 10, step));
            }
            String rest = said.lines().collect(Collectors.joining("\n"));
            assertEquals(0, second.waitFor(), () -> hasLibtorch + "\n" + rest);
            double mean = last;
            assertTrue(mean < 0.8 * first, () -> first + " became " + mean);
        } finally {
            second.destroyForcibly();
        }
    }
}
