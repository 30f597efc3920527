/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.kernel.Launcher;
import dev.stagecraft.program.Function;
import dev.stagecraft.program.Learning.Freezing;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a network that learns, where there are kernels for normalizations: each with the sum and the ReLU behind it, if nobody else reads what
 * is between them, is one part. It stands where all that it reads is there; the other nodes hand on what they are given.
 */
final class Fusing implements AutoCloseable {
    private final NetworkProgram program;
    private final List<List<Integer>> readers;
    private final List<Part> parts;
    private final List<Part> fused = new ArrayList<>();

    /** @param parts of all nodes; those that nothing is fused of are used as they are */
    Fusing(NetworkProgram program, List<Part> parts, Tools tools, Parameters parameters, Launcher launcher) {
        this.program = program;
        this.readers = program.readers();
        this.parts = new ArrayList<>(parts);
        for (Node node : program.nodes()) {
            if (node instanceof Node.BatchNormalization normalization
                    && node.site().learning().freezing() == Freezing.TRAINED) {
                fuse(normalization, tools, parameters, launcher);
            }
        }
    }

    private void fuse(Node.BatchNormalization node, Tools tools, Parameters parameters, Launcher launcher) {
        int id = node.site().id();
        Optional<Node> sum = onlyReader(node).filter(this::isFreeSum);
        Node last = sum.orElse(node);
        Optional<Node> rectifier = onlyReader(last).filter(Fusing::isRectifier);
        int place = sum.map(of -> of.site().inputs().indexOf(id)).orElse(0);
        NormalizedPart part =
                new NormalizedPart(node, place, sum.isPresent(), rectifier.isPresent(), tools, parameters, launcher);
        fused.add(part);
        if (sum.isPresent()) {
            pass(id, node.site().inputs().get(0));
        }
        parts.set(last.site().id(), part);
        rectifier.ifPresent(of -> pass(of.site().id(), last.site().id()));
    }

    private void pass(int id, int input) {
        parts.set(id, new PassingPart(parts.get(input)));
    }

    /** Who reads a value, if that is one node and the network does not give the value. */
    private Optional<Node> onlyReader(Node node) {
        int id = node.site().id();
        return readers.get(id).size() == 1 && !program.results().contains(id)
                ? Optional.of(program.node(readers.get(id).get(0)))
                : Optional.empty();
    }

    /** Of two different values, whose part is not of another normalization already. */
    private boolean isFreeSum(Node node) {
        List<Integer> inputs = node.site().inputs();
        return node instanceof Node.Sum
                && inputs.size() == 2
                && !inputs.get(0).equals(inputs.get(1))
                && !fused.contains(parts.get(node.site().id()));
    }

    private static boolean isRectifier(Node node) {
        return node instanceof Node.Activation activation && activation.function() instanceof Function.Relu;
    }

    /** One for each node. */
    List<Part> parts() {
        return parts;
    }

    @Override
    public void close() {
        fused.forEach(Part::close);
    }
}
