/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.export;

import dev.stagecraft.program.Node;

/**
 * Writes the operations of a kind.
 *
 * @param <N> their record
 */
@FunctionalInterface
interface NodeOperators<N extends Node> {
    /**
     * Adds what the node computes at inference.
     *
     * @return the value that it gives: the vertex' output, or what it reads if it changes nothing
     * @throws IllegalArgumentException if it cannot be written
     */
    String write(N node, Vertex vertex);
}
