/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.program.Function;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.engine.EngineException;

/** What must be true of a network to be trained here. */
final class Trainable {
    private Trainable() {}

    static boolean isClassifier(NetworkProgram program, int id) {
        return program.node(id) instanceof Node.Dense dense && dense.isClassifier();
    }

    /**
     * The node that gives the classes.
     *
     * @throws EngineException if there is none, or if something in the network cannot be trained
     */
    static int classifier(NetworkProgram program) {
        if (program.results().size() != 1
                || !isClassifier(program, program.results().get(0))) {
            throw new EngineException(
                    "The network gives no classes, so that libtorch has no loss to train it with: train one with a head.");
        }
        Node.Dense dense = (Node.Dense) program.node(program.results().get(0));
        if (!(dense.function() instanceof Function.Softmax)) {
            throw Unsupported.of(
                    dense, "its loss is that of a softmax, and it has another function; set Activation.SOFTMAX.");
        }
        program.nodes().forEach(Trainable::require);
        return dense.site().id();
    }

    private static void require(Node node) {
        if (node.site().learning().hasWeightNoise()) {
            throw Unsupported.of(node, "it has weight noise; set none.");
        }
    }
}
