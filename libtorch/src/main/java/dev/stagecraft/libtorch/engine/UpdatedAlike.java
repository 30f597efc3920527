/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.engine.UpdateSegment;
import java.util.ArrayList;
import java.util.List;

/** What changes alike in a step, for one call of an operation. It is filled anew in each step. */
final class UpdatedAlike {
    private static final int MOST_STATES = 2;

    private final List<Tensor> parameters = new ArrayList<>();
    private final List<Tensor> gradients = new ArrayList<>();
    private final List<List<Tensor>> states = new ArrayList<>();
    private UpdateSegment first;
    private double divisor;
    private int kept;

    UpdatedAlike() {
        for (int state = 0; state < MOST_STATES; state++) {
            states.add(new ArrayList<>());
        }
    }

    /** Empties it. */
    void begin(UpdateSegment segment, double by) {
        first = segment;
        divisor = by;
        kept = segment.states().size();
        parameters.clear();
        gradients.clear();
        states.forEach(List::clear);
    }

    boolean isOf(UpdateSegment segment, double by) {
        return divisor == by
                && segment.rule().equals(first.rule())
                && segment.decay().equals(first.decay())
                && segment.states().size() == kept;
    }

    void add(UpdatedPart part) {
        parameters.add(part.parameters());
        gradients.add(part.gradients());
        for (int state = 0; state < kept; state++) {
            states.get(state).add(part.states().get(state));
        }
    }

    UpdateSegment.Rule rule() {
        return first.rule();
    }

    UpdateSegment.Decay decay() {
        return first.decay();
    }

    double divisor() {
        return divisor;
    }

    List<Tensor> parameters() {
        return parameters;
    }

    List<Tensor> gradients() {
        return gradients;
    }

    /** What is remembered: the first number, then the second. */
    List<Tensor> state(int number) {
        return states.get(number);
    }

    /** The velocity, if one is remembered. */
    List<Tensor> velocities() {
        return kept == 0 ? List.of() : states.get(0);
    }
}
