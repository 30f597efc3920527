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
import dev.stagecraft.libtorch.tensor.Order;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.Node;
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
    private final boolean recomputes;
    private final Kept input = new Kept();
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
        this.recomputes = tools.recomputes();
    }

    private Tensor channels(long count) {
        return session.empty(ElementType.FLOAT32, count);
    }

    @Override
    public Tensor forward(List<Value> inputs, Pass pass) {
        Value given = inputs.get(place);
        Optional<Tensor> addend = adds
                ? Optional.of(lastChannels(
                        inputs.get(1 - place).tensor(), given.tensor().type()))
                : Optional.empty();
        try (Tensor maps = lastChannels(given.tensor(), given.tensor().type())) {
            Statistics statistics = kernels.statistics(maps, epsilon);
            mean.hold(statistics.mean());
            inverseDeviation.hold(statistics.inverseDeviation());
            Tensor value = kernels.normalize(maps, addend, statistics, parameters(), rectifies);
            keep(given, maps, value, pass);
            return value;
        } finally {
            addend.ifPresent(Tensor::close);
        }
    }

    private void keep(Value given, Tensor maps, Tensor value, Pass pass) {
        again = Optional.empty();
        if (!pass.keeps()) {
            return;
        }
        if (isLastChannels(given.tensor())) {
            input.hold(given.keep());
        } else {
            input.share(maps);
        }
        if (adds && rectifies) {
            output.share(value);
        } else if (recomputes && !adds) {
            again = Optional.of(new Recomputed(
                    1, () -> kernels.normalize(input.get(), Optional.empty(), statistics(), parameters(), rectifies)));
        }
    }

    private Affine parameters() {
        return new Affine(affine.scale(), affine.shift());
    }

    private Statistics statistics() {
        return new Statistics(mean.get(), inverseDeviation.get());
    }

    private static boolean isLastChannels(Tensor maps) {
        long[] strides = Order.CHANNELS_LAST.strides(maps.shape());
        return java.util.Arrays.equals(strides, maps.strides());
    }

    /** Another look, or a copy where the channels lie otherwise. */
    private Tensor lastChannels(Tensor maps, ElementType type) {
        return isLastChannels(maps) && maps.type() == type
                ? maps.share()
                : session.empty(type, Order.CHANNELS_LAST, maps.shape()).copyFrom(maps);
    }

    @Override
    public Optional<Recomputed> again() {
        return again;
    }

    /** The gradient of a ReLU behind a sum reads the sum's sign. */
    @Override
    public boolean givesAway(Pass pass) {
        return !(pass.keeps() && adds && rectifies);
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
