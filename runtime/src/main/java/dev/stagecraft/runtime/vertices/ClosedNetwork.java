/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.vertices;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A network that was closed: whoever computes it then would read memory that is somebody else's. */
public final class ClosedNetwork {
    private ClosedNetwork() {}

    /**
     * Refuses to compute one.
     *
     * @param parameters those of the network
     * @throws IllegalStateException if they were given back
     */
    public static void refuse(INDArray parameters) {
        if (parameters != null && parameters.wasClosed()) {
            throw new IllegalStateException("The network is closed: make or load it anew.");
        }
    }
}
