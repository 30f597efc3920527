/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.Elementwise;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Learning.Freezing;
import dev.stagecraft.program.NetworkProgram;
import dev.stagecraft.program.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Computes all parts forwards and backwards. A value lives until its last reader has read it, and is overwritten by a reader that can where nobody
 * else needs it; a gradient lives until its part has passed it on. What parts keep for their gradients is another look at the same memory.
 */
final class Execution implements AutoCloseable {
    private final NetworkProgram program;
    private final List<Part> parts;
    private final Elementwise elementwise;
    /** How often each value is read, counted once more for those that the network gives. */
    private final int[] readings;

    private final boolean[] wants;
    private final Value[] values;
    private final Flow[] gradients;

    Execution(NetworkProgram program, List<Part> parts, Tools tools) {
        this.program = program;
        this.parts = tools.timing()
                .map(timing -> TimedPart.all(program, parts, timing))
                .orElse(parts);
        this.elementwise = tools.values();
        List<List<Integer>> readers = program.readers();
        this.readings = IntStream.range(0, parts.size())
                .map(id -> readers.get(id).size() + (program.results().contains(id) ? 1 : 0))
                .toArray();
        this.wants = wanted(program);
        this.values = new Value[parts.size()];
        this.gradients = new Flow[parts.size()];
    }

    /** Which nodes a gradient comes back to: those that learn, and those behind them. */
    private static boolean[] wanted(NetworkProgram program) {
        boolean[] wants = new boolean[program.nodes().size()];
        for (Node node : program.nodes()) {
            Freezing freezing = node.site().learning().freezing();
            boolean learns = freezing == Freezing.TRAINED && !node.tensors().isEmpty();
            boolean passes = node.site().inputs().stream().anyMatch(input -> wants[input]);
            wants[node.site().id()] = freezing != Freezing.FROZEN && (learns || passes);
        }
        return wants;
    }

    /**
     * Computes the values.
     *
     * @param images stay the caller's
     * @param observer sees each value, by the node's id, before anything overwrites it
     * @return what the network gives, which is the caller's
     */
    List<Tensor> forward(Tensor images, boolean training, long step, BiConsumer<Integer, Tensor> observer) {
        int[] unread = readings.clone();
        try {
            for (Node node : program.nodes()) {
                int id = node.site().id();
                Pass pass = new Pass(training, training && wants[id], step);
                Tensor value =
                        id == 0 ? parts.get(0).forward(List.of(Value.of(images)), pass) : compute(node, pass, unread);
                values[id] = new Value(value, parts.get(id).again());
                observer.accept(id, value);
                release(id, unread);
            }
            return program.results().stream()
                    .map(id -> values[id].tensor().share())
                    .toList();
        } catch (RuntimeException | Error e) {
            forget();
            throw e;
        } finally {
            closeValues();
        }
    }

    private Tensor compute(Node node, Pass pass, int[] unread) {
        List<Integer> inputs = node.site().inputs();
        Part part = parts.get(node.site().id());
        inputs.forEach(input -> unread[input]--);
        if (part.overwrites()) {
            for (int input : inputs) {
                if (isFree(input, pass, unread) && Collections.frequency(inputs, input) == 1) {
                    return computeOver(part, input, inputs, pass, unread);
                }
            }
        }
        Tensor value = part.forward(inputs.stream().map(input -> values[input]).toList(), pass);
        inputs.forEach(input -> release(input, unread));
        return value;
    }

    private Tensor computeOver(Part part, int free, List<Integer> inputs, Pass pass, int[] unread) {
        List<Integer> others = new ArrayList<>(inputs);
        others.remove((Integer) free);
        Value overwritten = values[free];
        values[free] = null;
        Tensor value = part.forwardOver(
                overwritten, others.stream().map(input -> values[input]).toList(), pass);
        others.forEach(input -> release(input, unread));
        return value;
    }

    private boolean isFree(int input, Pass pass, int[] unread) {
        Pass itsPass = new Pass(pass.training(), pass.training() && wants[input], pass.step());
        return unread[input] == 0 && !values[input].isKept() && parts.get(input).givesAway(itsPass);
    }

    private void release(int id, int[] unread) {
        if (unread[id] == 0 && values[id] != null) {
            values[id].close();
            values[id] = null;
        }
    }

    private void closeValues() {
        for (int id = 0; id < values.length; id++) {
            if (values[id] != null) {
                values[id].close();
                values[id] = null;
            }
        }
    }

    /**
     * Computes the gradients, after a forward pass for training.
     *
     * @param result the node that the gradient is by
     * @param gradient is taken over
     */
    void backward(int result, Tensor gradient) {
        gradients[result] = Flow.of(gradient);
        try {
            for (int id = parts.size() - 1; id > 0; id--) {
                Flow flow = gradients[id];
                gradients[id] = null;
                if (flow == null) {
                    parts.get(id).forget();
                } else if (wants[id]) {
                    parts.get(id)
                            .backward(flow, new Inputs(program.node(id).site().inputs()));
                } else {
                    flow.close();
                }
            }
        } finally {
            closeGradients();
        }
    }

    private void closeGradients() {
        for (int id = 0; id < gradients.length; id++) {
            if (gradients[id] != null) {
                gradients[id].close();
                gradients[id] = null;
            }
        }
    }

    /** Adds up what comes back to a node from all of its readers. */
    private final class Inputs implements Sink {
        private final List<Integer> ids;

        Inputs(List<Integer> ids) {
            this.ids = ids;
        }

        @Override
        public boolean wants(int input) {
            return wants[ids.get(input)];
        }

        @Override
        public void give(int input, Flow gradient) {
            int id = ids.get(input);
            Flow before = gradients[id];
            if (before == null) {
                gradients[id] = gradient;
                return;
            }
            gradients[id] = sum(before, gradient);
        }
    }

    /** Takes both over. */
    private Flow sum(Flow a, Flow b) {
        if (a.exclusive() || b.exclusive()) {
            Flow target = a.exclusive() ? a : b;
            try (Flow summand = a.exclusive() ? b : a) {
                elementwise.addInPlace(target.tensor(), summand.tensor());
            }
            return target;
        }
        try (a;
                b) {
            return Flow.of(elementwise.add(a.tensor(), b.tensor()));
        }
    }

    /** Lets normalizations learn from the batch. */
    void learnStatistics() {
        parts.forEach(Part::learnStatistics);
    }

    /** Frees what is kept for gradients. */
    void forget() {
        parts.forEach(Part::forget);
    }

    @Override
    public void close() {
        List<Part> reversed = new ArrayList<>(parts).reversed();
        reversed.forEach(Part::close);
    }
}
