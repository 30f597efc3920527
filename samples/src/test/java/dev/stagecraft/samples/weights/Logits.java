/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.samples.weights;

import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/** What a network gives in front of its softmax. */
final class Logits {
    private Logits() {}

    /** Takes the softmax from a network, which then can no longer be trained. */
    static ComputationGraph of(ComputationGraph network) {
        ((OutputLayer) network.getLayer("fc").conf().getLayer()).setActivationFn(new ActivationIdentity());
        return network;
    }
}
