/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.backend;

/**
 * A GPU that the CUDA driver shows.
 *
 * @param name the driver's name of it: {@code NVIDIA A100-SXM4-40GB}
 * @param major the compute capability before the point
 * @param minor the compute capability after the point
 */
public record GpuDevice(String name, int major, int minor) {
    /** {@return the compute capability as NVIDIA writes it: {@code 8.6}} */
    public String computeCapability() {
        return major + "." + minor;
    }
}
