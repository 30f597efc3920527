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
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Computes all parts forwards and backwards. A value lives until its last reader has read it, and is overwritten by a reader that can where nobody
 * else needs it; a gradient lives until its part has passed it on. What parts keep for their gradients is another look at the same memory.
 */
final class Propagation implements AutoCloseable {
    private static final int NONE = -1;

    private final NetworkProgram program;
    private final List<Part> parts;
    private final Elementwise elementwise;
    /** How often each value is read, counted once more for those that the network gives. */
    private final int[] readings;

    /** What each node reads. */
    private final int[][] inputs;

    private final Sink[] sinks;
    private final boolean[] wants;
    private final Value[] values;
    private final Flow[] gradients;

    Propagation(NetworkProgram program, List<Part> parts, Tools tools) {
        this.program = program;
        this.parts = tools.timing()
                .map(timing -> TimedPart.all(program, parts, timing))
                .orElse(parts);
        this.elementwise = tools.values();
        List<List<Integer>> readers = program.readers();
        this.readings = IntStream.range(0, parts.size())
                .map(id -> readers.get(id).size() + (program.results().contains(id) ? 1 : 0))
                .toArray();
        this.inputs = program.nodes().stream()
                .map(node -> node.site().inputs().stream()
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
        this.sinks = Arrays.stream(inputs).map(Inputs::new).toArray(Sink[]::new);
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
        ForwardPass[] passes = passes(training, step);
        try {
            for (Node node : program.nodes()) {
                int id = node.site().id();
                ForwardPass pass = passes[id];
                Tensor value =
                        id == 0 ? parts.get(0).forward(List.of(Value.of(images)), pass) : compute(node, passes, unread);
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

    /** One for the nodes that a gradient comes back to, and one for the others. */
    private ForwardPass[] passes(boolean training, long step) {
        ForwardPass keeping = new ForwardPass(training, training, step);
        ForwardPass passing = new ForwardPass(training, false, step);
        ForwardPass[] passes = new ForwardPass[parts.size()];
        for (int id = 0; id < passes.length; id++) {
            passes[id] = wants[id] ? keeping : passing;
        }
        return passes;
    }

    private Tensor compute(Node node, ForwardPass[] passes, int[] unread) {
        int id = node.site().id();
        int[] read = inputs[id];
        Part part = parts.get(id);
        for (int input : read) {
            unread[input]--;
        }
        int free = part.overwrites() ? free(read, passes, unread) : NONE;
        Value[] others = new Value[free == NONE ? read.length : read.length - 1];
        int count = 0;
        for (int input : read) {
            if (input != free) {
                others[count++] = values[input];
            }
        }
        Tensor value;
        if (free == NONE) {
            value = part.forward(Arrays.asList(others), passes[id]);
        } else {
            Value overwritten = values[free];
            values[free] = null;
            value = part.forwardOver(overwritten, Arrays.asList(others), passes[id]);
        }
        for (int input : read) {
            release(input, unread);
        }
        return value;
    }

    /** What nobody else needs of what a node reads once. */
    private int free(int[] read, ForwardPass[] passes, int[] unread) {
        for (int input : read) {
            if (unread[input] == 0
                    && !values[input].isKept()
                    && parts.get(input).givesAway(passes[input])
                    && occurrences(read, input) == 1) {
                return input;
            }
        }
        return NONE;
    }

    private static int occurrences(int[] read, int input) {
        int count = 0;
        for (int other : read) {
            count += other == input ? 1 : 0;
        }
        return count;
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
                    parts.get(id).backward(flow, sinks[id]);
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
        private final int[] ids;

        Inputs(int[] ids) {
            this.ids = ids;
        }

        @Override
        public boolean wants(int input) {
            return wants[ids[input]];
        }

        @Override
        public void give(int input, Flow gradient) {
            int id = ids[input];
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
