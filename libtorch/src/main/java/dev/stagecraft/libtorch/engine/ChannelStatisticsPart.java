/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.call.Integers;
import dev.stagecraft.libtorch.operation.Concatenation;
import dev.stagecraft.libtorch.operation.Reductions;
import dev.stagecraft.libtorch.tensor.Tensor;
import java.util.List;

/** The maximum and the mean over the channels, as two maps. */
final class ChannelStatisticsPart implements Part {
    private static final Integers CHANNELS = new Integers(1);

    private final Tools tools;
    private final Concatenation concatenation;
    private final Kept places = new Kept();
    private long[] shape = {};

    ChannelStatisticsPart(Tools tools) {
        this.tools = tools;
        this.concatenation = new Concatenation(tools.session());
    }

    @Override
    public Tensor forward(List<Value> inputs, ForwardPass pass) {
        Tensor maps = inputs.get(0).tensor();
        shape = maps.shape();
        Reductions.Maxima maxima = tools.reductions().maximum(maps, 1);
        places.hold(maxima.places());
        try (Tensor maximum = maxima.values();
                Tensor mean = tools.reductions().mean(maps, CHANNELS)) {
            return concatenation.join(maximum, mean, 1);
        } finally {
            if (!pass.keeps()) {
                places.close();
            }
        }
    }

    @Override
    public void backward(Flow gradient, Sink sink) {
        try (gradient;
                places) {
            if (!sink.wants(0)) {
                return;
            }
            try (Tensor byMaximum = Concatenation.part(gradient.tensor(), 1, 0, 1);
                    Tensor byMean = Concatenation.part(gradient.tensor(), 1, 1, 1);
                    Tensor share = tools.values().multiply(byMean, 1.0 / shape[1]);
                    Tensor first = tools.reductions().maximumBackward(byMaximum, 1, places.get(), shape)) {
                sink.give(0, Flow.of(tools.values().add(first, share)));
            }
        }
    }

    @Override
    public void forget() {
        places.close();
    }
}
