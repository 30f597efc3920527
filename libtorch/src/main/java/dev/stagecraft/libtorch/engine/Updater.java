/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.kernel.UpdateKernel;
import dev.stagecraft.libtorch.operation.AdamUpdate;
import dev.stagecraft.libtorch.operation.DescentUpdate;
import dev.stagecraft.libtorch.operation.MomentumUpdate;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.engine.NativeFloats;
import dev.stagecraft.program.engine.UpdateSegment;
import dev.stagecraft.program.engine.UpdateSegment.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Changes parameters by their gradients, and keeps the state of the updater, a flat array. */
final class Updater implements AutoCloseable {
    private final Tools tools;
    private final Parameters parameters;
    private final AdamUpdate adam;
    private final DescentUpdate descent;
    private final MomentumUpdate momentum;
    private final Optional<UpdateKernel> kernel;
    private final GradientLength clipping;
    private final Map<Place, Arrays> arrays = new HashMap<>();
    private Tensor state;
    private long length;

    /**
     * What gradients are divided by.
     *
     * @param images where they are sums over images
     * @param devices where they are what several devices take away from running statistics
     */
    record Divisors(long images, int devices) {
        double of(UpdateSegment segment) {
            double ofBatch = segment.isDivided() ? images : 1;
            return segment.rule() instanceof Rule.Given ? ofBatch * devices : ofBatch;
        }
    }

    /** Where a segment lies, which stays while its rule changes from step to step. */
    private record Place(long offset, long length, List<Long> states) {}

    /** The parts of the flat arrays that a segment is. */
    private record Arrays(Tensor parameters, Tensor gradients, List<Tensor> states) {
        void close() {
            parameters.close();
            gradients.close();
            states.forEach(Tensor::close);
        }
    }

    Updater(Tools tools, Parameters parameters) {
        this.tools = tools;
        this.parameters = parameters;
        this.adam = new AdamUpdate(tools.session());
        this.descent = new DescentUpdate(tools.session());
        this.momentum = new MomentumUpdate(tools.session());
        this.kernel = tools.launcher().map(launcher -> new UpdateKernel(tools.session(), launcher));
        this.clipping = new GradientLength(tools.session(), parameters);
        this.state = tools.session().zeros(ElementType.FLOAT32, 1);
    }

    /** Any number of them. */
    void load(NativeFloats numbers) {
        forgetArrays();
        state.close();
        length = numbers.length();
        state = tools.session().empty(ElementType.FLOAT32, Math.max(1, length));
        NativeArrays.write(numbers, state);
    }

    void store(NativeFloats numbers) {
        if (numbers.length() != length) {
            throw new IllegalArgumentException("The state of the updates has " + length
                    + " numbers, and there is room for " + numbers.length() + ".");
        }
        NativeArrays.read(state, numbers);
        try (Tensor target = NativeArrays.over(numbers, tools.session())) {
            arrays.keySet()
                    .forEach(place -> place.states()
                            .forEach(offset -> parameters
                                    .order()
                                    .turnBack(state, offset, place.offset(), place.length(), target)));
        }
    }

    /**
     * Takes a step.
     *
     * @param divisors of gradients
     * @param longest the length that all gradients together are cut to, if there is one
     */
    void step(List<UpdateSegment> segments, Divisors divisors, OptionalDouble longest) {
        List<UpdateSegment> changed = segments.stream()
                .filter(segment -> !(segment.rule() instanceof Rule.Frozen) && segment.length() > 0)
                .toList();
        if (kernel.isPresent()) {
            stepAtOnce(kernel.get(), changed, divisors, longest);
            return;
        }
        double factor = longest.isPresent() ? clipping.factor(changed, divisors, longest.getAsDouble()) : 1;
        for (UpdateSegment segment : changed) {
            double divisor = divisors.of(segment);
            step(arrays(segment), segment, segment.rule() instanceof Rule.Given ? divisor : divisor / factor);
        }
        parameters.changed();
    }

    private Arrays arrays(UpdateSegment segment) {
        return arrays.computeIfAbsent(new Place(segment.offset(), segment.length(), segment.states()), this::arrays);
    }

    /** In one launch, which writes the values in the type of maps too. */
    private void stepAtOnce(
            UpdateKernel update, List<UpdateSegment> segments, Divisors divisors, OptionalDouble longest) {
        segments.forEach(this::arrays);
        update.step(
                segments.stream()
                        .map(segment -> UpdateSegments.of(segment, divisors.of(segment)))
                        .toList(),
                parameters.values(),
                parameters.gradients(),
                state,
                parameters.narrowed(),
                longest);
        parameters.changedWithNarrowed();
    }

    private Arrays arrays(Place place) {
        parameters.requirePart(place.offset(), place.length());
        List<Tensor> states = new ArrayList<>();
        for (long offset : place.states()) {
            if (offset + place.length() > length) {
                throw new IllegalArgumentException(
                        "The state of the updates has " + length + " numbers, and a part of it ends at "
                                + (offset + place.length()) + ": load all of it first.");
            }
            // Where the state of which parameters lies is known from here on.
            parameters.order().turn(state, offset, place.offset(), place.length());
            states.add(state.view(offset, place.length()));
        }
        return new Arrays(
                parameters.values(place.offset(), place.length()),
                parameters.gradients(place.offset(), place.length()),
                states);
    }

    private void step(Arrays part, UpdateSegment segment, double divisor) {
        UpdateSegment.Decay decay = segment.decay();
        addToGradients(part, decay.l1() * divisor, decay.l2() * divisor);
        if (decay.decoupled() != 0) {
            tools.values().multiplyInPlace(part.parameters(), 1 - decay.decoupled());
        }
        switch (segment.rule()) {
            case Rule.Adam rule -> adam(part, rule, divisor);
            case Rule.Nesterov rule -> descend(part, rule.rate(), rule.momentum(), divisor);
            case Rule.Momentum rule ->
                momentum.step(
                        part.parameters(),
                        part.gradients(),
                        part.states().get(0),
                        new MomentumUpdate.Settings(rule.rate(), rule.momentum(), rule.looksAhead(), divisor));
            case Rule.Descent rule -> descend(part, rule.rate(), 0, divisor);
            case Rule.Given given -> descend(part, 1, 0, divisor);
            case Rule.Frozen frozen -> {}
        }
    }

    private void addToGradients(Arrays part, double l1, double l2) {
        if (l1 != 0) {
            try (Tensor signs = tools.values().sign(part.parameters())) {
                add(part.gradients(), signs, l1);
            }
        }
        if (l2 != 0) {
            add(part.gradients(), part.parameters(), l2);
        }
    }

    private void add(Tensor gradients, Tensor summand, double factor) {
        try (Tensor sum = tools.values().add(gradients, summand, factor)) {
            gradients.copyFrom(sum);
        }
    }

    /** The epsilon is added to the root of the uncorrected moment; libtorch adds it to that of the corrected one. */
    private void adam(Arrays part, Rule.Adam rule, double divisor) {
        double epsilon = rule.epsilon() / Math.sqrt(1 - Math.pow(rule.beta2(), rule.step()));
        adam.step(
                new AdamUpdate.Arrays(
                        part.parameters(),
                        part.gradients(),
                        part.states().get(0),
                        part.states().get(1)),
                new AdamUpdate.Settings(rule.rate(), rule.beta1(), rule.beta2(), epsilon, divisor),
                rule.step());
    }

    private void descend(Arrays part, double rate, double momentum, double divisor) {
        descent.step(
                part.parameters(),
                part.gradients(),
                part.states(),
                new DescentUpdate.Settings(rate, momentum, true, divisor));
    }

    private void forgetArrays() {
        arrays.values().forEach(Arrays::close);
        arrays.clear();
    }

    @Override
    public void close() {
        forgetArrays();
        state.close();
        kernel.ifPresent(UpdateKernel::close);
        momentum.close();
        descent.close();
        adam.close();
    }
}
