/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

/**
 * What a file says of one of its tensors.
 *
 * @param name its name in PyTorch: {@code layer1.0.conv1.weight}
 * @param type of its numbers
 * @param shape as PyTorch has it
 */
public record TensorInfo(String name, ElementType type, TensorShape shape) {
    /**
     * {@return how many bytes its values take}
     *
     * @throws ArithmeticException if it exceeds 2^63 - 1
     */
    public long bytes() {
        return type.bytes(shape.size());
    }
}
