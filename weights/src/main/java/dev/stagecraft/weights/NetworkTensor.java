/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

/**
 * One tensor that a network takes from a file.
 *
 * @param layer the layer's name: {@code layer1.0.conv1}
 * @param part what it is of the layer, in PyTorch's words: {@code weight}, {@code bias}, {@code running_mean}, {@code running_var}
 * @param shape as PyTorch has it: {@code [out, in / groups, height, width]} for a convolution, {@code [out, in]} for a dense layer
 * @param role whether the number of classes changes it
 */
public record NetworkTensor(String layer, String part, TensorShape shape, Role role) {
    /** Which part of a network it belongs to. */
    public enum Role {
        /** All other layers. */
        BODY,
        /** The dense layer that gives the classes. */
        HEAD
    }

    /** {@return its name where layers have the names that they have in torchvision: {@code layer1.0.conv1.weight}} */
    public String name() {
        return layer + "." + part;
    }

    /** {@return whether it is of the dense layer that gives the classes} */
    public boolean isHead() {
        return role == Role.HEAD;
    }
}
