/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import java.util.Arrays;

/**
 * A tensor of a safetensors file.
 *
 * @param type {@code F32}, {@code F16}, {@code BF16} or {@code I64}
 */
record Tensor(String name, String type, long[] shape) {
    long bytes() {
        int width = type.equals("I64") ? Long.BYTES : type.equals("F32") ? Float.BYTES : Short.BYTES;
        return Arrays.stream(shape).reduce(width, Math::multiplyExact);
    }

    /** As an array of JSON, the way that the reference files list them. */
    @Override
    public String toString() {
        return "[\"" + name + "\",\"" + type + "\"," + Arrays.toString(shape).replace(" ", "") + "]";
    }
}
