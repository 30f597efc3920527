/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.cudnn;

import dev.stagecraft.runtime.backend.Backend;
import dev.stagecraft.runtime.backend.GpuDevice;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Networks whose convolutions cuDNN computes. Deeplearning4j 1.0.0-M2.1 has no part that calls cuDNN any more: its convolutions are
 * products of copied patches. ND4J's operation {@code conv2d} calls it, in the build of {@code nd4j-cuda-11.6} with the
 * classifier {@code -cudnn}.
 */
public final class CudnnExecution {
    private CudnnExecution() {}

    /**
     * Whether cuDNN can compute convolutions of this type here. ND4J has it add up 16-bit products in 16 bits, which GPUs do from
     * compute capability 5.3 on (cuDNN 8's {@code TRUE_HALF_CONFIG}).
     */
    public static boolean supports(DataType type, Backend.Gpu gpus) {
        boolean isKnown = type == DataType.FLOAT
                || type == DataType.DOUBLE
                || type == DataType.FLOAT16 && gpus.devices().stream().allMatch(CudnnExecution::addsHalves);
        return isKnown && gpus.hasCudnn();
    }

    private static boolean addsHalves(GpuDevice gpu) {
        return gpu.major() > 5 || gpu.major() == 5 && gpu.minor() >= 3;
    }

    /** A network of this configuration, to be initialized. It computes the same on every back end of ND4J. */
    public static ComputationGraph network(ComputationGraphConfiguration configuration) {
        return new CudnnGraph(configuration);
    }

    /** Whether a network is one of these. */
    public static boolean computes(ComputationGraph network) {
        return network instanceof CudnnGraph;
    }
}
