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

    static EngineException other(RuntimeException failure, Device device) {
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
