/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.program.engine;

/** What a training makes small, of what the layer of classes sums up for each class and of the labels. */
public enum Objective {
    /** The cross-entropy of the softmax with the labels, which need not add up to 1: a class or an image may count for more than others. */
    SOFTMAX_ENTROPY,
    /** The mean over the classes of the binary cross-entropy of the sigmoid with the label. */
    BINARY_ENTROPY
}
