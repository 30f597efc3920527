/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.backend;

import java.util.List;
import java.util.stream.Collectors;

/** What ND4J computes on. Its {@code toString} is a line for the start of a program. */
public sealed interface Backend {
    /**
     * {@return the back end that ND4J chooses, found without starting a kernel and remembered}
     *
     * @throws UnsupportedBackendException if there is none, or only the CUDA back end on a machine without a GPU
     */
    static Backend current() {
        return BackendDetection.current();
    }

    /** {@return the library: {@code nd4j-native} or {@code nd4j-cuda-11.6}} */
    String library();

    /**
     * Does nothing if ND4J can run here.
     *
     * @throws UnsupportedBackendException if it would fail at its first kernel
     */
    void requireUsable();

    /**
     * The CPU.
     *
     * @param library {@code nd4j-native}
     * @param build the build of the native library: {@code linux-x86_64}, {@code linux-x86_64-onednn-avx2}
     * @param threads how many threads linear algebra uses
     */
    record Cpu(String library, String build, int threads) implements Backend {
        @Override
        public void requireUsable() {
            // Whatever CPU loads the native library can run it.
        }

        @Override
        public String toString() {
            return "CPU (" + library + ", " + build + ", " + threads + (threads == 1 ? " thread)" : " threads)");
        }
    }

    /**
     * One GPU or several.
     *
     * @param library {@code nd4j-cuda-11.6}
     * @param devices the visible GPUs, at least one; ND4J computes on the first and may use the others
     * @param hasCudnn whether the library is the build with cuDNN, whose classifier ends in {@code -cudnn}
     */
    record Gpu(String library, List<GpuDevice> devices, boolean hasCudnn) implements Backend {
        /**
         * Copies the list.
         *
         * @param library {@code nd4j-cuda-11.6}
         * @param devices the visible GPUs, at least one
         * @param hasCudnn whether the library is the build with cuDNN, whose classifier ends in {@code -cudnn}
         */
        public Gpu {
            devices = List.copyOf(devices);
        }

        @Override
        public void requireUsable() {
            GpuRule.objection(devices).ifPresent(objection -> {
                throw new UnsupportedBackendException(objection);
            });
        }

        @Override
        public String toString() {
            return devices.stream()
                    .map(device ->
                            device.name() + " (" + library + ", compute capability " + device.computeCapability() + ")")
                    .collect(Collectors.joining(" and "));
        }
    }
}
