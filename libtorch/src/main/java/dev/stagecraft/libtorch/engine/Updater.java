/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.operation.AdamUpdate;
import dev.stagecraft.libtorch.operation.DescentUpdate;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.engine.UpdateRule;
import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.program.engine.UpdateSegment.Place;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes parameters by their gradients, and keeps the state of the updater, a flat array. */
final class Updater implements AutoCloseable {
    private final Tools tools;
    private final Parameters parameters;
    private final AdamUpdate adam;
    private final DescentUpdate descent;
    private final Map<Place, Arrays> arrays = new HashMap<>();
    private Tensor state;
    private long length;

    /** The parts of the flat arrays that a segment is. */
    private record Arrays(Tensor parameters, Tensor gradients, List<Tensor> states) {}

    Updater(Tools tools, Parameters parameters) {
        this.tools = tools;
        this.parameters = parameters;
        this.adam = new AdamUpdate(tools.session());
        this.descent = new DescentUpdate(tools.session());
        this.state = tools.session().zeros(ElementType.FLOAT32, 1);
    }

    void write(FloatBuffer values) {
        Session session = tools.session();
        arrays.values().forEach(part -> part.states().forEach(Tensor::close));
        arrays.clear();
        state.close();
        length = values.remaining();
        state = session.empty(ElementType.FLOAT32, Math.max(1, length));
        FlatArrays.write(values, state, length);
    }

    void read(FloatBuffer target) {
        FlatArrays.read(state, target, length);
    }

    /** @throws IllegalArgumentException if the state is shorter than the segments say */
    void step(List<UpdateSegment> segments) {
        for (UpdateSegment segment : segments) {
            step(arrays.computeIfAbsent(segment.place(), this::arrays), segment);
        }
        parameters.changed();
    }

    private Arrays arrays(Place place) {
        List<Tensor> states = new ArrayList<>();
        for (long offset : place.states()) {
            if (offset + place.length() > length) {
                throw new IllegalArgumentException("The updater's state has " + length
                        + " values, and a segment of it ends at " + (offset + place.length()) + "; write it first.");
            }
            states.add(state.view(offset, place.length()));
        }
        return new Arrays(
                parameters.values(place.offset(), place.length()),
                parameters.gradients(place.offset(), place.length()),
                states);
    }

    private void step(Arrays part, UpdateSegment segment) {
        if (segment.gradientDecay() != 0) {
            try (Tensor sum = tools.values().add(part.gradients(), part.parameters(), segment.gradientDecay())) {
                part.gradients().copyFrom(sum);
            }
        }
        if (segment.rule() instanceof UpdateRule.Adam rule && rule.rate() != 0) {
            adam(part, rule, segment.parameterDecay() / rule.rate());
            return;
        }
        if (segment.parameterDecay() != 0) {
            tools.values().multiplyInPlace(part.parameters(), 1 - segment.parameterDecay());
        }
        switch (segment.rule()) {
            case UpdateRule.Adam rule -> adam(part, rule, 0);
            case UpdateRule.Nesterov rule ->
                descend(part, new DescentUpdate.Settings(rule.rate(), rule.momentum(), true));
            case UpdateRule.Descent rule -> descend(part, new DescentUpdate.Settings(rule.rate(), 0, false));
        }
    }

    /** The epsilon is added to the root of the uncorrected mean of squares; libtorch adds it to that of the corrected. */
    private void adam(Arrays part, UpdateRule.Adam rule, double decay) {
        double epsilon = rule.epsilon() / Math.sqrt(1 - Math.pow(rule.beta2(), rule.number()));
        adam.step(
                new AdamUpdate.Arrays(
                        part.parameters(),
                        part.gradients(),
                        part.states().get(0),
                        part.states().get(1)),
                new AdamUpdate.Settings(rule.rate(), rule.beta1(), rule.beta2(), epsilon, decay),
                rule.number());
    }

    private void descend(Arrays part, DescentUpdate.Settings settings) {
        descent.step(part.parameters(), part.gradients(), part.states(), settings);
    }

    @Override
    public void close() {
        arrays.values().forEach(part -> part.states().forEach(Tensor::close));
        state.close();
        descent.close();
        adam.close();
    }
}
