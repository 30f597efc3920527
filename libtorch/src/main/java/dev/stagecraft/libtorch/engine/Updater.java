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
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Changes parameters by their gradients, and keeps the state of the updater, a flat array. */
final class Updater implements AutoCloseable {
    private final Tools tools;
    private final Parameters parameters;
    private final AdamUpdate adam;
    private final DescentUpdate descent;
    private final MomentumUpdate momentum;
    private final GradientLength clipping;
    private final Optional<UpdateKernel> kernel;
    /** Each where its segment was in the last step. */
    private final List<UpdatedPart> parts = new ArrayList<>();

    private final List<UpdatedAlike> alike = new ArrayList<>();
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

    Updater(Tools tools, Parameters parameters) {
        this.tools = tools;
        this.parameters = parameters;
        this.adam = new AdamUpdate(tools.session());
        this.descent = new DescentUpdate(tools.session());
        this.momentum = new MomentumUpdate(tools.session());
        this.clipping = new GradientLength(tools.session());
        this.kernel = tools.launcher().map(launcher -> new UpdateKernel(tools.session(), launcher));
        this.state = tools.session().zeros(ElementType.FLOAT32, 1);
    }

    /** Any number of them. */
    void load(NativeFloats numbers) {
        forgetParts();
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
            for (UpdatedPart part : parts) {
                for (long offset : part.places()) {
                    parameters.order().turnBack(state, offset, part.offset(), part.length(), target);
                }
            }
        }
    }

    /**
     * Takes a step.
     *
     * @param divisors of gradients
     * @param longest the length that all gradients together are cut to, if there is one
     */
    void step(List<UpdateSegment> segments, Divisors divisors, OptionalDouble longest) {
        if (kernel.isPresent()) {
            stepAtOnce(kernel.get(), segments, divisors, longest);
            return;
        }
        double factor = longest.isPresent() ? clipping.factor(learning(segments, divisors), longest.getAsDouble()) : 1;
        int ways = 0;
        for (int i = 0; i < segments.size(); i++) {
            UpdateSegment segment = segments.get(i);
            UpdatedPart part = part(i, segment);
            if (changes(segment)) {
                double divisor = divisors.of(segment) / (segment.rule() instanceof Rule.Given ? 1 : factor);
                int way = way(ways, segment, divisor);
                alike.get(way).add(part);
                ways = Math.max(ways, way + 1);
            }
        }
        for (int way = 0; way < ways; way++) {
            step(alike.get(way));
        }
        parameters.changed();
    }

    /** The gradients that are cut: of running statistics there are none. */
    private List<GradientLength.Part> learning(List<UpdateSegment> segments, Divisors divisors) {
        List<GradientLength.Part> learning = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            UpdateSegment segment = segments.get(i);
            if (changes(segment) && !(segment.rule() instanceof Rule.Given)) {
                learning.add(new GradientLength.Part(part(i, segment).gradients(), divisors.of(segment)));
            }
        }
        return learning;
    }

    private static boolean changes(UpdateSegment segment) {
        return !(segment.rule() instanceof Rule.Frozen) && segment.length() > 0;
    }

    /** Which of the ways that are there so far is a segment's, or the next one. */
    private int way(int ways, UpdateSegment segment, double divisor) {
        for (int way = 0; way < ways; way++) {
            if (alike.get(way).isOf(segment, divisor)) {
                return way;
            }
        }
        if (ways == alike.size()) {
            alike.add(new UpdatedAlike());
        }
        alike.get(ways).begin(segment, divisor);
        return ways;
    }

    /** In one launch, which writes the values in the type of maps too. */
    private void stepAtOnce(
            UpdateKernel update, List<UpdateSegment> segments, Divisors divisors, OptionalDouble longest) {
        List<UpdateKernel.Segment> changed = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            part(i, segments.get(i));
            if (changes(segments.get(i))) {
                changed.add(UpdateSegments.of(segments.get(i), divisors.of(segments.get(i))));
            }
        }
        Tensor gradients = parameters.gradients().flat();
        update.step(changed, parameters.values(), gradients, state, parameters.narrowed(), longest);
        parameters.changedWithNarrowed();
    }

    /** What a segment changes. Its rule is another one in each step, and its place is not. */
    private UpdatedPart part(int number, UpdateSegment segment) {
        if (number < parts.size() && parts.get(number).isOf(segment)) {
            return parts.get(number);
        }
        // Segments were put together otherwise.
        while (parts.size() > number) {
            try (UpdatedPart before = parts.removeLast()) {
                before.places()
                        .forEach(place -> parameters.order().turnBack(state, place, before.offset(), before.length()));
            }
        }
        UpdatedPart part = made(segment);
        parts.add(part);
        return part;
    }

    private UpdatedPart made(UpdateSegment segment) {
        parameters.requirePart(segment.offset(), segment.length());
        for (long place : segment.states()) {
            if (place + segment.length() > length) {
                throw new IllegalArgumentException(
                        "The state of the updates has " + length + " numbers, and a part of it ends at "
                                + (place + segment.length()) + ": load all of it first.");
            }
        }
        List<Tensor> states = new ArrayList<>();
        for (long place : segment.states()) {
            // Where the state of which parameters lies is known from here on.
            parameters.order().turn(state, place, segment.offset(), segment.length());
            states.add(state.view(place, segment.length()));
        }
        return new UpdatedPart(
                segment.offset(),
                segment.length(),
                segment.states(),
                parameters.values(segment.offset(), segment.length()),
                parameters.gradients().flat().view(segment.offset(), segment.length()),
                states);
    }

    private void step(UpdatedAlike part) {
        UpdateSegment.Decay decay = part.decay();
        double divisor = part.divisor();
        addToGradients(part, decay.l1() * divisor, decay.l2() * divisor);
        if (decay.decoupled() != 0) {
            part.parameters().forEach(row -> tools.values().multiplyInPlace(row, 1 - decay.decoupled()));
        }
        switch (part.rule()) {
            case Rule.Adam rule -> adam(part, rule);
            case Rule.Nesterov rule -> descend(part, rule.rate(), rule.momentum());
            case Rule.Momentum rule ->
                momentum.step(
                        part.parameters(),
                        part.gradients(),
                        part.velocities(),
                        new MomentumUpdate.Settings(rule.rate(), rule.momentum(), rule.looksAhead(), part.divisor()));
            case Rule.Descent rule -> descend(part, rule.rate(), 0);
            case Rule.Given given -> descend(part, 1, 0);
            case Rule.Frozen frozen -> {}
        }
    }

    private void addToGradients(UpdatedAlike part, double l1, double l2) {
        for (int i = 0; i < part.parameters().size(); i++) {
            Tensor row = part.parameters().get(i);
            if (l1 != 0) {
                try (Tensor signs = tools.values().sign(row)) {
                    add(part.gradients().get(i), signs, l1);
                }
            }
            if (l2 != 0) {
                add(part.gradients().get(i), row, l2);
            }
        }
    }

    private void add(Tensor gradients, Tensor summand, double factor) {
        try (Tensor sum = tools.values().add(gradients, summand, factor)) {
            gradients.copyFrom(sum);
        }
    }

    /** The epsilon is added to the root of the uncorrected moment; libtorch adds it to that of the corrected one. */
    private void adam(UpdatedAlike part, Rule.Adam rule) {
        double epsilon = rule.epsilon() / Math.sqrt(1 - Math.pow(rule.beta2(), rule.step()));
        adam.step(
                new AdamUpdate.Arrays(part.parameters(), part.gradients(), part.state(0), part.state(1)),
                new AdamUpdate.Settings(rule.rate(), rule.beta1(), rule.beta2(), epsilon, part.divisor()),
                rule.step());
    }

    private void descend(UpdatedAlike part, double rate, double momentum) {
        descent.step(
                part.parameters(),
                part.gradients(),
                part.velocities(),
                new DescentUpdate.Settings(rate, momentum, true, part.divisor()));
    }

    private void forgetParts() {
        parts.forEach(UpdatedPart::close);
        parts.clear();
    }

    @Override
    public void close() {
        forgetParts();
        state.close();
        kernel.ifPresent(UpdateKernel::close);
        momentum.close();
        descent.close();
        adam.close();
    }
}
