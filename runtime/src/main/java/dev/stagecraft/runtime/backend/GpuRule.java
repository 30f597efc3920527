/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.backend;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which GPUs ND4J's CUDA back end can run on. {@code nd4j-cuda-11.6} holds machine code for compute capability 3.7 to
 * 8.6 and no PTX that a driver could translate; code for 8.6 also runs on 8.9. Its {@code JCublasBackend} only counts
 * devices, so on any other GPU it is chosen and then fails at its first kernel.
 *
 * <p>Every visible GPU counts, because ND4J prepares all of them when it starts and hands them to threads in turn.
 */
final class GpuRule {
    private static final GpuDevice OLDEST = new GpuDevice("", 3, 7);
    private static final GpuDevice NEWEST = new GpuDevice("", 8, 9);

    private GpuRule() {}

    /** The sentence that says why ND4J cannot run on these GPUs, in the order of their numbers; empty if it can. */
    static Optional<String> objection(List<GpuDevice> devices) {
        return devices.stream()
                .filter(device -> !isUsable(device))
                .findFirst()
                .map(unusable -> "The GPU " + unusable.name() + " has compute capability "
                        + unusable.computeCapability() + ", but ND4J's CUDA back end runs on "
                        + OLDEST.computeCapability() + " to " + NEWEST.computeCapability() + " only: "
                        + wayOut(devices));
    }

    private static String wayOut(List<GpuDevice> devices) {
        String usable = IntStream.range(0, devices.size())
                .filter(index -> isUsable(devices.get(index)))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
        return usable.isEmpty()
                ? "build without -Pcuda to run on the CPU, or use a GPU up to " + NEWEST.computeCapability() + "."
                : "set CUDA_VISIBLE_DEVICES=" + usable + " to hide it, or build without -Pcuda to run on the CPU.";
    }

    private static boolean isUsable(GpuDevice device) {
        return rank(device) >= rank(OLDEST) && rank(device) <= rank(NEWEST);
    }

    private static int rank(GpuDevice device) {
        return 100 * device.major() + device.minor();
    }
}
