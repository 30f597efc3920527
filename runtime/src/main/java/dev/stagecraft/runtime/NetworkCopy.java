/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime;

import dev.stagecraft.runtime.vertices.GraphCopy;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Copies networks.
 *
 * <pre>{@code
 * ComputationGraph before = NetworkCopy.of(network);       // what training goes on to change
 * }</pre>
 */
public final class NetworkCopy {
    private NetworkCopy() {}

    /**
     * {@return the same network in memory of its own: its weights, what its updater remembers, frozen layers, counts of steps and epochs, which
     * schedules of learning rates go by, its listeners, and who computes it in which precision} Deeplearning4j's {@code clone()} forgets the
     * counts, and so begins such a schedule anew.
     *
     * @param network which stays as it is
     */
    public static ComputationGraph of(ComputationGraph network) {
        ComputationGraph copy = Execution.network(network.getConfiguration().clone(), network);
        return GraphCopy.fill(copy, network);
    }
}
