/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A part whose time is taken, together with that of others of its kind. */
final class TimedPart implements Part {
    private final Part part;
    private final String kind;
    private final Timing timing;

    private TimedPart(Part part, String kind, Timing timing) {
        this.part = part;
        this.kind = kind;
        this.timing = timing;
    }

    /** All parts of a network, in the order of its nodes. */
    static List<Part> all(NetworkProgram program, List<Part> parts, Timing timing) {
        return IntStream.range(0, parts.size())
                .<Part>mapToObj(id -> new TimedPart(parts.get(id), kind(program.node(id), parts.get(id)), timing))
                .toList();
    }

    private static String kind(Node node, Part part) {
        return part instanceof NormalizedPart ? "Normalized" : node.getClass().getSimpleName();
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        return timing.of(kind + " forwards", () -> part.forward(inputs, pass));
    }

    @Override
    public Tensor forwardOver(Value input, List<Value> others, ForwardPass pass) {
        return timing.of(kind + " forwards", () -> part.forwardOver(input, others, pass));
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        timing.of(kind + " backwards", () -> {
            part.backward(gradient, sink);
            return true;
        });
    }

    @Override
    public void learnStatistics() {
        timing.of(kind + " statistics", () -> {
            part.learnStatistics();
            return true;
        });
    }

    @Override
    public boolean overwrites() {
        return part.overwrites();
    }

    @Override
    public boolean givesAway(ForwardPass pass) {
        return part.givesAway(pass);
    }

    @Override
    public Optional<Recomputed> again() {
        return part.again();
    }

    @Override
    public void forget() {
        part.forget();
    }

    @Override
    public void close() {
        part.close();
    }
}
