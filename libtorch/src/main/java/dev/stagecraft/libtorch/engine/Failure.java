/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.call.TorchException;
import dev.stagecraft.libtorch.library.Device;
import dev.stagecraft.program.engine.EngineException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** Makes of what libtorch says of a batch one sentence that says what to change. */
final class Failure {
    /** Behind the numbers that matter, and what other processes have, libtorch says for programmers of PyTorch what they could set. */
    private static final List<String> ADVICE =
            List.of(" Including non-PyTorch", " Of the allocated memory", " If reserved but", " Search for");

    /**
     * What CUDA's runtime, driver and libtorch say when nothing can be computed on a device any more, from a wrong access of memory to a device that fell
     * off its bus: each later call of the process fails too (CUDA Runtime API, section "Data types used by CUDA Runtime", cudaError_t).
     */
    private static final List<String> LOST = List.of(
            "unspecified launch failure",
            "device-side assert",
            "an illegal memory access",
            "an illegal instruction",
            "misaligned address",
            "hardware stack error",
            "uncorrectable ECC error",
            "uncorrectable NVLink error",
            "the launch timed out",
            "busy or unavailable",
            "no CUDA-capable device",
            "invalid device ordinal",
            "cudaErrorDeviceUnavailable",
            "GPU is lost",
            "fallen off the bus",
            "driver shutting down",
            "hipErrorLaunchFailure",
            "hipErrorNoDevice");

    private Failure() {}

    static boolean isOfMemory(TorchException failure) {
        return failure.getMessage().contains("out of memory")
                || failure.getMessage().contains("can't allocate memory");
    }

    /**
     * Of a batch.
     *
     * @param shape of the device's part of it
     * @param fitting how many images the device has memory for, if that was tried
     * @param devices how many share each batch
     */
    static EngineException ofMemory(
            TorchException failure, Device device, long[] shape, OptionalLong fitting, int devices) {
        String fits = fitting.isEmpty()
                ? "give a smaller batch, or smaller images"
                : fitting.getAsLong() == 0
                        ? "give smaller images"
                        : "give a batch of " + devices * fitting.getAsLong() + ", which fits";
        return new EngineException(
                "The device " + device + " has too little memory for a batch of " + shape[0] + " images of " + shape[2]
                        + "x" + shape[3] + (devices == 1 ? "" : ", its part of what " + devices + " devices share")
                        + " (libtorch says: " + brief(failure.getMessage()) + "): " + fits + ".",
                failure);
    }

    /** @param numbers the length of each flat array of the network */
    static EngineException ofParameters(TorchException failure, Device device, long numbers) {
        return new EngineException(
                "The device " + device + " has too little memory for " + numbers
                        + " parameters and their gradients (libtorch says: " + brief(failure.getMessage())
                        + "): end what else uses the device, or take a smaller network.",
                failure);
    }

    static boolean isOfLostDevice(RuntimeException failure) {
        return LOST.stream().anyMatch(failure.getMessage()::contains);
    }

    static EngineException other(RuntimeException failure, Device device) {
        if (isOfLostDevice(failure)) {
            String said = brief(failure.getMessage());
            return new EngineException(
                    "The device " + device + " was lost ("
                            + (said.endsWith(".") ? said.substring(0, said.length() - 1) : said)
                            + "): what was trained on it since the newest checkpoint is gone; start the program again, which goes"
                            + " on from there, on another device or on cpu if this one does not come back.",
                    failure);
        }
        return new EngineException("libtorch on " + device + " says: " + brief(failure.getMessage()), failure);
    }

    private static String brief(String message) {
        String line = message.lines().findFirst().orElse(message);
        for (String advice : ADVICE) {
            int at = line.indexOf(advice);
            line = at < 0 ? line : line.substring(0, at);
        }
        return line.strip();
    }

    /** The largest of a half, a quarter … of so many images that fits; 0 if none does. */
    static long fitting(long images, LongPredicate fits) {
        for (long fewer = images / 2; fewer > 0; fewer /= 2) {
            if (fits.test(fewer)) {
                return fewer;
            }
        }
        return 0;
    }
}
