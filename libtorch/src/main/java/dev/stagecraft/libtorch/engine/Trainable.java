/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.program.Function;
import dev.stagecraft.program.Learning;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.engine.Batch;

/** What must be true of a network to be trained here. */
final class Trainable {
    private Trainable() {}

    /**
     * The node that gives the classes.
     *
     * @throws UnsupportedNetworkException if there is none, or if something in the network cannot be trained
     * @throws IllegalArgumentException if labels are of other classes
     */
    static int classifier(NetworkProgram program, Batch labels) {
        if (program.results().size() != 1
                || !(program.node(program.results().get(0)) instanceof Node.Dense dense)
                || !dense.isClassifier()) {
            throw new UnsupportedNetworkException(
                    "The network gives no classes, so that libtorch has no loss to train it with; train one with a head.");
        }
        if (!(dense.function() instanceof Function.Softmax)) {
            throw UnsupportedNetworkException.of(
                    dense, "its loss is that of a softmax, and it has another function; set Activation.SOFTMAX.");
        }
        if (labels.shape().size() != 2 || labels.shape().get(1) != dense.out()) {
            throw new IllegalArgumentException("The labels have the shape " + labels.shape() + ", and the network has "
                    + dense.out() + " classes.");
        }
        program.nodes().forEach(Trainable::require);
        return dense.site().id();
    }

    private static void require(Node node) {
        Learning learning = node.site().learning();
        if (learning.hasWeightNoise()) {
            throw UnsupportedNetworkException.of(node, "it has weight noise; set none.");
        }
        if (learning.isConstrained()) {
            throw UnsupportedNetworkException.of(node, "its parameters are constrained; set no constraints.");
        }
    }
}
