/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.kernel.Launcher;
import dev.stagecraft.libtorch.kernel.NormalizationKernels;
import dev.stagecraft.libtorch.kernel.NormalizationKernels.Affine;
import dev.stagecraft.libtorch.kernel.NormalizationKernels.Gradients;
import dev.stagecraft.libtorch.kernel.NormalizationKernels.Statistics;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.libtorch.tensor.ValueOrder;
import dev.stagecraft.program.Node;
import dev.stagecraft.program.engine.Recomputation;
import java.util.List;
import java.util.Optional;

/**
 * A batch normalization in training by kernels of our own, with what is added to it and the ReLU behind it. Where nothing is added, the gradient of the
 * ReLU follows from what was normalized, so that its output is not kept for it.
 */
final class NormalizedPart implements Part {
    private final NormalizationKernels kernels;
    private final Session session;
    private final double epsilon;
    private final ScaleAndShift affine;
    private final Affine byAffine;
    private final List<Tensor> own;
    private final RunningStatistics running;
    private final int place;
    private final boolean adds;
    private final boolean rectifies;
    private final Recomputation recomputation;
    private final Kept input = new Kept();
    private final Kept addend = new Kept();
    private final Kept output = new Kept();
    private final Kept mean = new Kept();
    private final Kept inverseDeviation = new Kept();
    private Optional<Recomputed> again = Optional.empty();

    /**
     * @param place which of the values that the part reads is normalized
     * @param adds whether the other one is added
     * @param rectifies whether a ReLU follows
     */
    NormalizedPart(
            Node.BatchNormalization node,
            int place,
            boolean adds,
            boolean rectifies,
            Tools tools,
            Parameters parameters,
            Launcher launcher) {
        this.session = tools.session();
        this.kernels = new NormalizationKernels(session, launcher);
        this.epsilon = node.epsilon();
        this.affine = ScaleAndShift.of(node.affine(), node.mean().length(), tools, parameters, true);
        this.own = affine.gradients().isEmpty()
                ? List.of(channels(node.mean().length()), channels(node.mean().length()))
                : List.of();
        List<Tensor> gradients = own.isEmpty() ? affine.gradients() : own;
        this.byAffine = new Affine(gradients.get(0), gradients.get(1));
        this.running = new RunningStatistics(node, tools, parameters);
        this.place = place;
        this.adds = adds;
        this.rectifies = rectifies;
        this.recomputation = tools.recomputation();
    }

    private Tensor channels(long count) {
        return session.empty(ElementType.FLOAT32, count);
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        Value given = inputs.get(place);
        Optional<Value> added = adds ? Optional.of(inputs.get(1 - place)) : Optional.empty();
        Optional<Tensor> summand =
                added.map(value -> lastChannels(value.tensor(), given.tensor().type()));
        try (Tensor maps = lastChannels(given.tensor(), given.tensor().type())) {
            Statistics statistics = kernels.statistics(maps, epsilon);
            mean.hold(statistics.mean());
            inverseDeviation.hold(statistics.inverseDeviation());
            Tensor value = kernels.normalize(maps, summand, statistics, parameters(), rectifies);
            keep(given, added, maps, value, pass);
            return value;
        } finally {
            summand.ifPresent(Tensor::close);
        }
    }

    private void keep(Value given, Optional<Value> added, Tensor maps, Tensor value, ForwardPass pass) {
        again = Optional.empty();
        if (!pass.keeps()) {
            return;
        }
        if (isLastChannels(given.tensor())) {
            input.hold(given.keep());
        } else {
            input.share(maps);
        }
        if (!adds && recomputation != Recomputation.NONE) {
            again = Optional.of(new Recomputed(1, () -> normalizedAgain(Optional.empty())));
        } else if (adds && recomputation == Recomputation.BLOCKS) {
            again = withAddend(added.orElseThrow());
        }
        if (adds && rectifies) {
            output.share(new Value(value, again));
        }
    }

    /** As of a {@link SumPart}: what is added is kept anyway, or can be had again in few passes. */
    private Optional<Recomputed> withAddend(Value added) {
        if (added.again().isPresent()) {
            Recomputed before = added.again().get();
            return before.passes() >= SumPart.MOST_PASSES
                    ? Optional.empty()
                    : Optional.of(new Recomputed(before.passes() + 1, () -> {
                        try (Tensor fresh = before.fresh()) {
                            return normalizedAgain(Optional.of(fresh));
                        }
                    }));
        }
        if (!added.isKept() || !isLastChannels(added.tensor())) {
            return Optional.empty();
        }
        addend.share(added);
        return Optional.of(new Recomputed(1, () -> normalizedAgain(Optional.of(addend.get()))));
    }

    private Tensor normalizedAgain(Optional<Tensor> added) {
        return kernels.normalize(input.get(), added, statistics(), parameters(), rectifies);
    }

    private Affine parameters() {
        return new Affine(affine.scale(), affine.shift());
    }

    private Statistics statistics() {
        return new Statistics(mean.get(), inverseDeviation.get());
    }

    private static boolean isLastChannels(Tensor maps) {
        long[] strides = ValueOrder.CHANNELS_LAST.strides(maps.shape());
        return java.util.Arrays.equals(strides, maps.strides());
    }

    /** Another look, or a copy where the channels lie otherwise. */
    private Tensor lastChannels(Tensor maps, ElementType type) {
        return isLastChannels(maps) && maps.type() == type
                ? maps.share()
                : session.empty(type, ValueOrder.CHANNELS_LAST, maps.shape()).copyFrom(maps);
    }

    @Override
    public Optional<Recomputed> again() {
        return again;
    }

    /** The gradient of a ReLU behind a sum reads the sum's sign. */
    @Override
    public boolean givesAway(ForwardPass pass) {
        return !(pass.keeps() && adds && rectifies && again.isEmpty());
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        boolean isMine = gradient.exclusive() || !isLastChannels(gradient.tensor());
        boolean wantsAddend = adds && sink.wants(1 - place);
        Gradients gradients;
        try (gradient;
                Tensor byOutput = lastChannels(gradient.tensor(), input.get().type());
                output) {
            gradients = kernels.backward(
                    byOutput,
                    isMine,
                    input.get(),
                    output.isThere() ? Optional.of(output.get()) : Optional.empty(),
                    wantsAddend,
                    statistics(),
                    parameters(),
                    byAffine,
                    rectifies);
        }
        input.close();
        addend.close();
        if (sink.wants(place)) {
            sink.give(place, Flow.of(gradients.input()));
        } else {
            gradients.input().close();
        }
        gradients.addend().ifPresent(byAddend -> sink.give(1 - place, new Flow(byAddend, isMine || rectifies)));
    }

    @Override
    public void learnStatistics() {
        if (mean.isThere()) {
            running.follow(kernels, statistics());
        }
    }

    @Override
    public void forget() {
        input.close();
        addend.close();
        output.close();
        mean.close();
        inverseDeviation.close();
        again = Optional.empty();
    }

    @Override
    public void close() {
        forget();
        own.forEach(Tensor::close);
        affine.close();
    }
}
