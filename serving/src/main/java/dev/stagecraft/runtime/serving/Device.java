/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.serving;

/** What computes an exported network. */
public enum Device {
    /** {@link #GPU} where it can be, and {@link #CPU} elsewhere. */
    AUTO,
    /** ONNX Runtime's own code, on the cores that there are. */
    CPU,
    /** An NVIDIA GPU, which needs {@code com.microsoft.onnxruntime:onnxruntime_gpu} in place of {@code onnxruntime}, and CUDA. */
    GPU
}
