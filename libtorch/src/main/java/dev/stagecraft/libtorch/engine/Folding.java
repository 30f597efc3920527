/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.program.Function;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import java.util.ArrayList;
import java.util.List;

/** The parts of a network that only answers: normalizations are folded into the convolutions before them. */
final class Folding implements AutoCloseable {
    private final List<Part> parts;
    private final List<FoldedConvolutionPart> folded = new ArrayList<>();

    /** @param parts of all nodes; those that nothing is folded into are used as they are */
    Folding(NetworkProgram program, List<Part> parts, Tools tools, Parameters parameters) {
        this.parts = new ArrayList<>(parts);
        List<List<Integer>> readers = program.readers();
        for (Node node : program.nodes()) {
            if (node instanceof Node.BatchNormalization normalization
                    && program.node(node.site().inputs().get(0)) instanceof Node.Convolution convolution
                    && isFoldable(convolution)
                    && readers.get(convolution.site().id()).size() == 1
                    && !program.results().contains(convolution.site().id())) {
                FoldedConvolutionPart part = new FoldedConvolutionPart(convolution, normalization, tools, parameters);
                folded.add(part);
                this.parts.set(convolution.site().id(), part);
                this.parts.set(node.site().id(), new PassingPart(part));
            }
        }
    }

    private static boolean isFoldable(Node.Convolution convolution) {
        return convolution.function() instanceof Function.Identity
                && convolution.standardization().isEmpty();
    }

    /** One for each node. */
    List<Part> parts() {
        return parts;
    }

    /** Frees the folded weights, until the network answers again. */
    void unfold() {
        folded.forEach(FoldedConvolutionPart::unfold);
    }

    @Override
    public void close() {
        folded.forEach(Part::close);
    }
}
